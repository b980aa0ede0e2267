import { expect } from 'vitest';
import type { DecideContext, Decision, Loaded, View } from '#domain/commands/definition.ts';
import { type CommandInput, type CommandName, commandNamed } from '#domain/commands/registry.ts';
import { failureKinds } from '#domain/contract/failure.ts';
import { applyChange, type Change } from '#domain/model/change.ts';
import type { Role } from '#domain/model/choices.ts';
import { type Collection, fieldsOf } from '#domain/model/collections.ts';
import { furtherId } from '#domain/model/further-id.ts';
import { type AnyRecord, type RecordRef, refKey } from '#domain/model/record.ts';
import { ids } from '../../builders/ids.ts';
import { day, noon } from '../../builders/times.ts';

/** What a side holds: the records named are present, of the others it knows that they are absent, or knows nothing. */
export interface World {
  readonly present: readonly AnyRecord[];
  readonly absent?: readonly RecordRef[];
  readonly otherwise?: 'absent' | 'unknown';
}

/** After everything that the builders put into the past. */
export const now = noon + day;

export function contextOf(role: Role = 'agent', teams: readonly number[] = [1], happenedAt = now): DecideContext {
  return { uid: ids.command(1), actor: { id: ids.agent(1), role, teamIds: teams.map(ids.team) }, happenedAt };
}

export const minter = {
  id: () => ids.command(77),
  caseNumber: () => '10077',
};

/** Input as a person would give it, through schema and mint, as the core does it before saving. */
export function argsOf<N extends CommandName>(name: N, input: CommandInput<N>): unknown {
  const command = commandNamed(name);
  if (!command) throw new Error(`no command ${name}`);
  return command.mint(command.input.parse(input), minter);
}

export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}

/**
 * Decides as both sides do, and holds every command to what all promise: arguments survive their own schema and the
 * way through JSON, only records that `needs` named are looked at, nothing is mutated, the same question has the same
 * answer, and every change fits the schema and can be applied.
 */
export function decideStrictly(
  name: CommandName,
  givenArgs: unknown,
  world: World,
  context: DecideContext = contextOf(),
): Decision {
  const command = commandNamed(name);
  if (!command) throw new Error(`no command ${name}`);
  const args = deepFreeze(command.args.parse(JSON.parse(JSON.stringify(givenArgs))));
  expect(args).toEqual(givenArgs);
  deepFreeze(context);

  const named = new Map<string, Loaded>();
  const loadedSoFar: View = {
    get: <C extends Collection>(collection: C, id: string) =>
      (named.get(refKey({ collection, id })) ?? { state: 'unknown' }) as Loaded<C>,
  };
  for (let grew = true; grew; ) {
    grew = false;
    for (const ref of command.needs(args, loadedSoFar)) {
      if (named.has(refKey(ref))) continue;
      named.set(refKey(ref), load(world, ref));
      grew = true;
    }
  }
  const strict: View = {
    get: <C extends Collection>(collection: C, id: string) => {
      const found = named.get(refKey({ collection, id }));
      if (!found) throw new Error(`${name} looked at ${collection}/${id}, which needs() did not name`);
      return found as Loaded<C>;
    },
  };
  const decision = command.decide(strict, args, context);
  expect(command.decide(strict, args, context)).toEqual(decision);
  if (decision.ok) expectSound(decision.changes, named, context);
  else expect(failureKinds).toContain(decision.refusal.kind);
  return decision;
}

function load({ present, absent = [], otherwise = 'unknown' }: World, ref: RecordRef): Loaded {
  const key = refKey(ref);
  const record = present.find((one) => refKey(one) === key);
  if (record) return deepFreeze({ state: 'present', record } as Loaded);
  return { state: absent.some((one) => refKey(one) === key) ? 'absent' : otherwise };
}

function expectSound(changes: readonly Change[], named: ReadonlyMap<string, Loaded>, context: DecideContext) {
  expect(changes.length).toBeGreaterThan(0);
  const after = new Map<string, AnyRecord>();
  for (const [key, loaded] of named) if (loaded.state === 'present') after.set(key, loaded.record);
  for (const change of changes) {
    expectFits(change);
    if (change.kind === 'insert' && change.collection === 'entry')
      expect([context.uid, furtherId(context.uid, 1), furtherId(context.uid, 2)]).toContain(change.id);
    const result = applyChange(after.get(refKey(change)), change);
    expectWhole(result);
    after.set(refKey(change), result);
  }
  const entries = changes.filter(({ kind, collection }) => kind === 'insert' && collection === 'entry');
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  if (entries.length > 0) expect(entries[0]?.id).toBe(context.uid);
}

const scopePattern = /^(workspace|leads|editors|team:[0-9a-f-]{36})$/;

/** Each value is what its field's type takes, and no command writes over what only the server or nobody may. */
export function expectFits(change: Change): void {
  const schema = fieldsOf(change.collection);
  if (change.kind === 'insert') {
    expect(change.scope).toMatch(scopePattern);
    expect(Object.keys(change.fields).sort()).toEqual(Object.keys(schema).sort());
    return;
  }
  if (change.scope !== undefined) expect(change.scope).toMatch(scopePattern);
  for (const field of Object.keys(change.set)) {
    expect(['immutable', 'server-only', 'set-merge', undefined]).not.toContain(schema[field]?.policy);
  }
  for (const field of [...Object.keys(change.add ?? {}), ...Object.keys(change.remove ?? {})])
    expect(schema[field]?.policy).toBe('set-merge');
}

export function expectWhole(record: AnyRecord): void {
  for (const [name, field] of Object.entries(fieldsOf(record.collection))) {
    const parsed = field.value.safeParse(record.fields[name]);
    if (!parsed.success) throw new Error(`${record.collection}.${name} does not take ${String(record.fields[name])}`);
    expect(parsed.data).toEqual(record.fields[name]);
  }
  expect(Object.keys(record.fields).sort()).toEqual(Object.keys(fieldsOf(record.collection)).sort());
}

/** The kind of the refusal, or `accepted`: what a row of a table says. */
export function outcomeOf(decision: Decision): string {
  return decision.ok ? 'accepted' : decision.refusal.kind;
}

export function changesOf(decision: Decision): readonly Change[] {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.kind}: ${decision.refusal.message}`);
  return decision.changes;
}

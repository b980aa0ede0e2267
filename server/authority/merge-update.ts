import type { CommandEnvelope } from '#domain/contract/envelope.ts';
import type { UpdateChange } from '#domain/model/change.ts';
import { fieldsOf } from '#domain/model/collections.ts';
import { type Json, sameJson } from '#domain/model/json.ts';
import { mergeSet } from '#domain/model/set-items.ts';
import { mergeText } from '#domain/rules/text-merge.ts';
import { type Author, changedBy, type FieldRevision, type Held } from '../records/held.ts';

/** Two devices changed a field without having seen each other's change. */
export interface FieldConflict {
  readonly field: string;
  readonly base: Json;
  readonly theirs: Json;
  readonly theirsBy: string | null;
  readonly mine: Json;
}

export interface Merged {
  readonly held: Held;
  readonly conflicts: readonly FieldConflict[];
}

/** What the author had before their eyes. */
export interface Seen {
  readonly base: CommandEnvelope['base'][string] | undefined;
  /** Values of the field the author chose between: replacing one of them overrides nobody. */
  readonly weighed: readonly Json[];
}

/** Comparing lines takes time with the square of their number; longer texts are not merged but put before a person. */
const mergeableLines = 2000;

/** The record after the change, field by field by its merge policy, and what was overridden on the way. */
export function mergeUpdate(held: Held, change: UpdateChange, author: Author, seen: Seen): Merged {
  const schema = fieldsOf(change.collection);
  const next: Record<string, unknown> = {};
  const conflicts: FieldConflict[] = [];
  for (const [name, mine] of Object.entries(change.set)) {
    const outcome = mergeField(schema[name]?.policy, held, name, mine as Json, author, seen);
    next[name] = outcome.value;
    if (outcome.overrides) conflicts.push(conflictOf(held, name, mine as Json, seen));
  }
  for (const name of new Set([...Object.keys(change.add ?? {}), ...Object.keys(change.remove ?? {})])) {
    if (schema[name]?.policy !== 'set-merge') throw new Error(`${change.collection}.${name} is no set`);
    const current = held.record.fields[name] as readonly unknown[];
    next[name] = mergeSet(current, change.add?.[name], change.remove?.[name]);
  }
  return { held: withFields(held, next, change, author), conflicts };
}

interface FieldOutcome {
  readonly value: unknown;
  readonly overrides: boolean;
}

function mergeField(
  policy: string | undefined,
  held: Held,
  name: string,
  mine: Json,
  author: Author,
  seen: Seen,
): FieldOutcome {
  const current = held.record.fields[name] as Json;
  if (sameJson(current, mine)) return { value: current, overrides: false };
  switch (policy) {
    case 'derived':
      return { value: mine, overrides: false };
    case 'last-accepted':
    case 'state-machine': {
      const last = held.origins[name];
      const theirs = last && last.device !== author.device ? last.rev : undefined;
      return { value: mine, overrides: isUnseen(theirs, held, name, seen) };
    }
    case 'text-merge':
      return mergeTextField(held, name, mine, author, seen);
    default:
      throw new Error(`a command may not set ${held.record.collection}.${name}`);
  }
}

function mergeTextField(held: Held, name: string, mine: Json, author: Author, seen: Seen): FieldOutcome {
  const current = held.record.fields[name] as Json;
  const last = held.origins[name];
  const theirs = last && last.device !== author.device ? last.rev : last?.other;
  if (!isUnseen(theirs, held, name, seen)) return { value: mine, overrides: false };
  const texts = [seen.base?.fields[name], mine, current];
  if (!texts.every((text) => typeof text === 'string')) return { value: current, overrides: true };
  const [base, ours, stored] = texts as [string, string, string];
  if ([base, ours, stored].some((text) => text.split('\n', mergeableLines + 1).length > mergeableLines))
    return { value: stored, overrides: true };
  const merged = mergeText(base, ours, stored);
  return merged === null ? { value: stored, overrides: true } : { value: merged, overrides: false };
}

/** Whether somebody else's change in revision `theirs` came after what the author saw. */
function isUnseen(theirs: number | undefined, held: Held, name: string, { base, weighed }: Seen): boolean {
  if (theirs === undefined) return false;
  const current = held.record.fields[name];
  if (weighed.some((value) => sameJson(value, current))) return false;
  // A base ahead of us was seen before this server was restored: revisions say nothing then, values do.
  if (base && base.rev > held.record.rev) return !sameJson(base.fields[name], current);
  return theirs > (base?.rev ?? 0);
}

function conflictOf(held: Held, field: string, mine: Json, seen: Seen): FieldConflict {
  return {
    field,
    base: seen.base?.fields[field] ?? null,
    theirs: held.record.fields[field] as Json,
    theirsBy: held.origins[field]?.agent ?? null,
    mine,
  };
}

function withFields(held: Held, next: Record<string, unknown>, change: UpdateChange, author: Author): Held {
  const { record } = held;
  const changed = Object.keys(next).filter((name) => !sameJson(next[name], record.fields[name]));
  const scope = change.scope ?? record.scope;
  if (changed.length === 0 && scope === record.scope) return held;
  const rev = record.rev + 1;
  const origins: Record<string, FieldRevision> = { ...held.origins };
  for (const name of changed) origins[name] = changedBy(author, rev, held.origins[name]);
  const fields = { ...record.fields, ...Object.fromEntries(changed.map((name) => [name, next[name]])) };
  return { record: { ...record, scope, rev, fields }, origins };
}

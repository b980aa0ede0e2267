import type { Loaded } from '#domain/commands/definition.ts';
import { decideWith } from '#domain/commands/run.ts';
import type { Failure } from '#domain/contract/failure.ts';
import type { PushedCommand, PushResult } from '#domain/contract/wire/push.ts';
import type { Change, InsertChange, UpdateChange } from '#domain/model/change.ts';
import { fieldsOf } from '#domain/model/collections.ts';
import { type Json, sameJson } from '#domain/model/json.ts';
import { type AnyRecord, type RecordRef, refKey } from '#domain/model/record.ts';
import type { Actor } from '#domain/rules/rights.ts';
import { type FieldConflict, mergeUpdate } from '#server/authority/merge-update.ts';
import type { Held } from '#server/records/held.ts';
import type { ModelState, Override } from './model-state.ts';

export interface Executing {
  readonly state: ModelState;
  readonly deviceId: string;
  readonly actor: Actor & { readonly active: boolean };
  readonly now: number;
  readonly newId: () => string;
}

export interface Executed {
  readonly status: PushResult['status'];
  readonly refusal?: Failure;
  /** What is to be written, by ref key. */
  readonly changed: ReadonlyMap<string, Held>;
  readonly overrides: readonly Override[];
}

/** Decides one command over the rows and over what this batch has changed already. Nothing is written. */
export function executeCommand(
  command: PushedCommand,
  executing: Executing,
  pending: ReadonlyMap<string, Held>,
): Executed {
  const { state, actor } = executing;
  const changed = new Map<string, Held>();
  const held = (ref: RecordRef) => changed.get(refKey(ref)) ?? pending.get(refKey(ref)) ?? state.rows.get(refKey(ref));
  const refused = (refusal: Failure): Executed => ({ status: 'refused', refusal, changed: new Map(), overrides: [] });
  if (command.actorId !== actor.id) return refused({ kind: 'forbidden', message: 'Made by another agent.' });
  if (!actor.active) return refused({ kind: 'inactive', message: 'This agent has left.' });
  const load = (ref: RecordRef): Loaded => {
    const found = held(ref);
    return (found ? { state: 'present', record: found.record } : { state: 'absent' }) as Loaded;
  };
  const { decision } = decideWith(command, load, { uid: command.uid, actor, happenedAt: command.happenedAt });
  if (!decision.ok) return refused({ ...decision.refusal });
  const writing: Writing = { executing, command, held, changed, overrides: [], conflicts: 0 };
  for (const change of decision.changes) write(change, writing);
  return { status: writing.conflicts > 0 ? 'conflict' : 'accepted', changed, overrides: writing.overrides };
}

interface Writing {
  readonly executing: Executing;
  readonly command: PushedCommand;
  readonly held: (ref: RecordRef) => Held | undefined;
  readonly changed: Map<string, Held>;
  readonly overrides: Override[];
  conflicts: number;
}

function write(change: Change, writing: Writing): void {
  if (change.kind === 'insert') insert(change, writing);
  else update(change, writing);
}

function put(writing: Writing, held: Held): void {
  writing.changed.set(refKey(held.record), held);
}

function insert(change: InsertChange, writing: Writing): void {
  if (writing.held(change)) return;
  const { executing } = writing;
  const fields: Record<string, unknown> = { ...change.fields };
  if ('recordedAt' in fieldsOf(change.collection)) fields.recordedAt = executing.now;
  if (change.collection === 'entry' && fields.delivery === 'queued') fields.delivery = 'no-channel';
  if (change.collection === 'case') Object.assign(fields, settleNumber(String(fields.number), writing));
  const { collection, id, scope } = change;
  put(writing, { record: { collection, id, scope, rev: 1, fields }, origins: {} });
}

function settleNumber(number: string, { executing: { state, deviceId }, changed }: Writing) {
  const value = Number(number);
  const isLeased = state.leases.some(
    (lease) => lease.deviceId === deviceId && value >= lease.from && value <= lease.to,
  );
  const isTaken = [...state.rows.values(), ...changed.values()].some(
    ({ record }) => record.collection === 'case' && record.fields.number === number,
  );
  if (isLeased && !isTaken) return { number, aliases: [] };
  return { number: String(state.nextNumber++), aliases: [number] };
}

function update(change: UpdateChange, writing: Writing): void {
  const { command, executing, held } = writing;
  const before = held(change);
  if (!before) throw new Error(`no ${change.collection} to change`);
  const weighed = weighedValues(change, writing);
  const base = command.base[refKey(change)];
  noteOverrides(change, before, writing, weighed);
  const author = { device: executing.deviceId, agent: command.actorId };
  const merged = mergeUpdate(before, change, author, { base, weighed });
  if (merged.held !== before) put(writing, merged.held);
  const { record } = merged.held;
  if (change.collection === 'case' && record.scope !== before.record.scope) moveChildren(record, writing);
  for (const conflict of merged.conflicts) {
    writing.conflicts += 1;
    keepConflict(record, conflict, writing);
  }
}

function weighedValues(change: UpdateChange, { command, held }: Writing): readonly Json[] {
  if (command.name !== 'conflict.resolve') return [];
  const { conflictId } = command.args as { readonly conflictId: string };
  const conflict = held({ collection: 'conflict', id: conflictId })?.record;
  if (conflict?.fields.recordId !== change.id) return [];
  return [conflict.fields.theirs as Json, conflict.fields.mine as Json];
}

function moveChildren(moved: AnyRecord, { executing: { state }, changed, held }: Writing): void {
  const keys = new Set([...state.rows.keys(), ...changed.keys()]);
  for (const key of keys) {
    const [collection, id] = key.split('/') as [AnyRecord['collection'], string];
    const child = held({ collection, id });
    if (!child || child.record.fields.caseId !== moved.id || child.record.scope === moved.scope) continue;
    const { record, origins } = child;
    changed.set(key, { record: { ...record, scope: moved.scope, rev: record.rev + 1 }, origins });
  }
}

function keepConflict(record: AnyRecord, conflict: FieldConflict, writing: Writing): void {
  const { executing, command } = writing;
  const caseId = record.collection === 'case' ? record.id : ((record.fields.caseId as string | null) ?? null);
  const fields = {
    ...{ caseId, collection: record.collection, recordId: record.id, field: conflict.field },
    ...{ base: conflict.base, theirs: conflict.theirs, theirsBy: conflict.theirsBy, mine: conflict.mine },
    ...{ mineBy: command.actorId, commandUid: command.uid, state: 'open', resolution: null, resolvedBy: null },
    ...{ resolvedAt: null, createdAt: executing.now },
  };
  const id = executing.newId();
  put(writing, { record: { collection: 'conflict', id, scope: record.scope, rev: 1, fields }, origins: {} });
}

/** For the oracle, reckoned apart from the merge: which values somebody else wrote, unseen by the author, go under here. */
function noteOverrides(change: UpdateChange, before: Held, writing: Writing, weighed: readonly Json[]): void {
  const { command, executing, overrides } = writing;
  const base = command.base[refKey(change)];
  for (const [field, mine] of Object.entries(change.set)) {
    const policy = fieldsOf(change.collection)[field]?.policy;
    const theirs = before.record.fields[field];
    const last = before.origins[field];
    if (policy !== 'last-accepted' && policy !== 'state-machine') continue;
    if (!last || last.device === executing.deviceId || sameJson(mine, theirs)) continue;
    if (weighed.some((value) => sameJson(value, theirs))) continue;
    const isFromBefore = base !== undefined && base.rev > before.record.rev;
    const seen = isFromBefore ? sameJson(base.fields[field], theirs) : last.rev <= (base?.rev ?? 0);
    if (!seen) overrides.push({ by: [command.uid], recordId: change.id, field, theirs });
  }
}

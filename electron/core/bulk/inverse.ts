import type { CommandEnvelope } from '#domain/contract/envelope.ts';
import type { Change, UpdateChange } from '#domain/model/change.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { CaseId, CommandUid } from '#domain/model/ids.ts';
import { type Json, sameJson } from '#domain/model/json.ts';
import type { AnyRecord, RecordRef } from '#domain/model/record.ts';
import { mergeSet } from '#domain/model/set-items.ts';

/** What undoing a command takes: the ordinary command that goes the other way, and what the case looked like after the first. */
export interface Undoable {
  readonly uid: CommandUid;
  readonly caseId: CaseId;
  /** What it changed, where that is no case. */
  readonly on?: RecordRef;
  /** None for a message: it can be taken back until it leaves, not after. */
  readonly inverse: { readonly name: string; readonly input: Json } | null;
  /** Fields that have to stand as the command left them. */
  readonly left: Readonly<Record<string, Json>>;
  /** The same for fields of the workspace's own; null for one that was emptied. */
  readonly leftCustom?: readonly { readonly key: string; readonly value: Json }[];
}

type Fields = FieldsOf<'case'>;
type Inverse = (
  args: Readonly<Record<string, unknown>>,
  before: Fields,
  set: Readonly<Record<string, unknown>>,
  uid: CommandUid,
) => { readonly name: string; readonly input: object; readonly left: readonly (keyof Fields)[] } | undefined;

const editable: ReadonlySet<string> = new Set(['subject', 'type', 'priority', 'customerId']);

/** By the command's name, how it is undone; none for what cannot be. */
const inverses: Readonly<Record<string, Inverse>> = {
  'case.assign': ({ caseId }, before, set) => ({
    name: 'case.assign',
    input: { caseId, assigneeId: before.assigneeId, ...('teamId' in set ? { teamId: before.teamId } : {}) },
    left: ['assigneeId', 'teamId'],
  }),
  'case.status': ({ caseId }, _before, set, uid) =>
    // A reason that was added to a move of somebody else is no move.
    'status' in set
      ? { name: 'case.revert', input: { caseId, entryId: uid }, left: ['status', 'mergedIntoId'] }
      : undefined,
  'case.edit': ({ caseId }, before, set) => {
    const names = Object.keys(set).filter((name) => name !== 'lastActivityAt');
    if (!names.every((name) => editable.has(name))) return undefined;
    const values = Object.fromEntries(names.map((name) => [name, before[name as keyof Fields]]));
    return { name: 'case.edit', input: { caseId, set: values }, left: names as (keyof Fields)[] };
  },
  'case.tag': ({ caseId, add, remove }, before) => {
    const had = new Set(before.tags);
    const added = (add as string[]).filter((tag) => !had.has(tag));
    const removed = (remove as string[]).filter((tag) => had.has(tag) && !(add as string[]).includes(tag));
    if (added.length + removed.length === 0) return undefined;
    return { name: 'case.tag', input: { caseId, add: removed, remove: added }, left: [] };
  },
  'case.custom': ({ caseId, set }, before) => ({
    name: 'case.custom',
    input: { caseId, set: (set as CustomSet).map(({ key }) => ({ key, value: customIn(before, key) })) },
    left: [],
  }),
  'case.set-parent': ({ caseId }, before) => ({
    name: 'case.set-parent',
    input: { caseId, parentId: before.parentId },
    left: ['parentId'],
  }),
  'case.merge': ({ caseId }) => ({ name: 'case.unmerge', input: { caseId }, left: ['mergedIntoId', 'status'] }),
};

type CustomSet = readonly { readonly key: string; readonly value: Json }[];

function customIn({ custom }: Pick<Fields, 'custom'>, key: string): Json {
  return custom.find((held) => held.key === key)?.value ?? null;
}

/** How a command that has just been decided can be undone. `before`: its case as it was. */
export function undoableOf(
  { name, args, uid }: CommandEnvelope,
  changes: readonly Change[],
  before: AnyRecord | undefined,
): Undoable | undefined {
  const given = args as Readonly<Record<string, unknown>>;
  const change = changes.find(
    (each) => each.kind === 'update' && each.collection === 'case' && each.id === given.caseId,
  );
  if (!before || change?.kind !== 'update') return undefined;
  if (name === 'case.reply' || name === 'case.note')
    return { uid, caseId: given.caseId as CaseId, inverse: null, left: {} };
  const inverse = inverses[name]?.(given, before.fields as Fields, change.set, uid);
  if (!inverse) return undefined;
  const after = { ...before.fields, ...change.set };
  const left = Object.fromEntries(inverse.left.map((field) => [field, (after[field] ?? null) as Json]));
  return {
    uid,
    caseId: given.caseId as CaseId,
    inverse: { name: inverse.name, input: inverse.input as Json },
    left,
    ...(name === 'case.custom'
      ? { leftCustom: writtenBy(change, given.set as CustomSet, before.fields as Fields) }
      : {}),
  };
}

/** What these fields hold after the change. */
function writtenBy(change: UpdateChange, set: CustomSet, before: Fields): CustomSet {
  const custom = mergeSet(
    before.custom,
    change.add?.custom as Fields['custom'],
    change.remove?.custom as Fields['custom'],
  );
  return set.map(({ key }) => ({ key, value: customIn({ custom }, key) }));
}

/** Whether nobody changed since what the command set. */
export function stands({ left, leftCustom = [] }: Undoable, now: AnyRecord | undefined): boolean {
  return (
    now !== undefined &&
    Object.entries(left).every(([field, value]) => sameJson(now.fields[field] ?? null, value)) &&
    leftCustom.every(({ key, value }) => sameJson(customIn(now.fields as Fields, key), value))
  );
}

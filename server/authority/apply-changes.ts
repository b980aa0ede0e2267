import type { CommandEnvelope } from '#domain/contract/envelope.ts';
import type { Change, InsertChange, UpdateChange } from '#domain/model/change.ts';
import type { Json } from '#domain/model/json.ts';
import { refKey } from '#domain/model/record.ts';
import type { Scope } from '#domain/model/scope.ts';
import type { Clock } from '../clock.ts';
import type { Draft } from '../records/draft.ts';
import type { Author, Held } from '../records/held.ts';
import { collectionTable } from '../sql/collection-tables.ts';
import { conflictRecords } from './conflict-records.ts';
import { articleAsMade, historyAsMade } from './history-as-made.ts';
import type { LeasedNumbers } from './leased-numbers.ts';
import { mergeUpdate } from './merge-update.ts';

export interface Applying {
  readonly draft: Draft;
  readonly command: CommandEnvelope;
  readonly author: Author;
  readonly happenedAt: number;
  readonly numbers: Pick<LeasedNumbers, 'settle'>;
  readonly clock: Clock;
  readonly holdsFile: (sha256: string) => Promise<boolean>;
}

/** Applies what was decided. True when somebody else's newer value was overridden on the way. */
export async function applyChanges(changes: readonly Change[], applying: Applying): Promise<boolean> {
  let overrode = false;
  for (const change of changes) {
    if (change.kind === 'insert') await applyInsert(change, applying);
    else if (await applyUpdate(change, applying)) overrode = true;
  }
  return overrode;
}

/** An id that is there already keeps its record: appending is idempotent. */
async function applyInsert(change: InsertChange, { draft, numbers, clock, holdsFile }: Applying): Promise<void> {
  if (draft.get(change)) return;
  const made = asMade(change, draft);
  if (!made) return;
  const fields: Record<string, unknown> = { ...made };
  if (collectionTable(change.collection).hasRecordedAt) fields.recordedAt = clock.now();
  // No channel can deliver anything yet, and a reply must not look as if it were on its way.
  if (change.collection === 'entry' && fields.delivery === 'queued') fields.delivery = 'no-channel';
  if (change.collection === 'case') Object.assign(fields, await numbers.settle(String(fields.number)));
  // The same file on another case: nothing has to be sent.
  if (change.collection === 'attachment' && (await holdsFile(String(fields.sha256)))) fields.state = 'ready';
  const { collection, id, scope } = change;
  draft.put({ record: { collection, id, scope, rev: 1, fields }, origins: {} });
  // Files that were put in while it was a draft.
  if (collection === 'article') moveTo(scope, await draft.filesOf(id), draft);
}

/** What tells of a change tells what came of it. */
function asMade({ collection, fields }: InsertChange, draft: Draft): InsertChange['fields'] | undefined {
  if (collection === 'customerChange') return historyAsMade(fields, draft);
  return collection === 'articleRevision' ? articleAsMade(fields, draft) : fields;
}

async function applyUpdate(change: UpdateChange, applying: Applying): Promise<boolean> {
  const { draft, command, author, clock, happenedAt } = applying;
  const held = draft.get(change);
  if (!held) throw new Error(`no ${change.collection} to change`);
  const seen = { base: command.base[refKey(change)], weighed: weighedValues(applying, change) };
  const merged = mergeUpdate(held, change, author, seen);
  if (merged.held !== held) draft.put(merged.held);
  const { record } = merged.held;
  if (record.scope !== held.record.scope) {
    if (change.collection === 'case') moveTo(record.scope, await draft.childrenOf(record.id), draft);
    if (change.collection === 'article') moveTo(record.scope, await draft.filesOf(record.id), draft);
  }
  for (const conflict of merged.conflicts) {
    const origin = { uid: command.uid, agentId: author.agent, happenedAt };
    for (const made of conflictRecords(record, conflict, origin, clock)) draft.put({ record: made, origins: {} });
  }
  return merged.conflicts.length > 0;
}

const mergesItself: ReadonlySet<string> = new Set(['article-draft.publish', 'article-draft.settle']);

/** Who settles a conflict has weighed both its values; overriding one of them is the point, not a new conflict. */
function weighedValues({ draft, command }: Applying, change: UpdateChange): readonly Json[] {
  // These merge what they write with what is there themselves.
  if (mergesItself.has(command.name)) {
    const fields = draft.get(change)?.record.fields ?? {};
    return Object.keys(change.set).map((name) => fields[name] as Json);
  }
  if (command.name !== 'conflict.resolve') return [];
  const args = command.args as { readonly conflictId: string };
  const conflict = draft.get({ collection: 'conflict', id: args.conflictId })?.record;
  if (conflict?.fields.recordId !== change.id) return [];
  return [conflict.fields.theirs as Json, conflict.fields.mine as Json];
}

/** What hangs on a record goes where it is. */
function moveTo(scope: Scope, hanging: readonly Held[], draft: Draft): void {
  for (const { record, origins } of hanging) {
    if (record.scope !== scope) draft.put({ record: { ...record, scope, rev: record.rev + 1 }, origins });
  }
}

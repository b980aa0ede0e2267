import type { OutboxWriter, ReplicaReader } from '#db/connection/handle.ts';
import { getMeta, setMeta } from '#db/outbox/meta.ts';
import { readUpTo, readUpToOf, setReadUpTo } from '#db/outbox/reading.ts';
import { unreadCases, unreadEntries } from '#db/queries/unread-cases.ts';
import type { CaseRow } from '#domain/contract/ipc/case-row.ts';
import type { AgentId, CaseId, EntryId } from '#domain/model/ids.ts';

/** From here on what comes is news: an agent who is new on a device does not find everything unread. */
export function beginReading(outbox: OutboxWriter, now: number): void {
  if (getMeta(outbox, 'reading-since') === undefined) setMeta(outbox, 'reading-since', String(now));
}

function unreadOf(outbox: OutboxWriter, replica: ReplicaReader, ids: readonly CaseId[], me: AgentId) {
  const begun = Number(getMeta(outbox, 'reading-since') ?? Number.MAX_SAFE_INTEGER);
  const read = readUpToOf(outbox, ids);
  const known = ids.map((id) => ({ id, since: read.get(id) ?? begun, isNew: !read.has(id) }));
  return unreadCases(replica, known, me);
}

/** The rows with what is unread marked as such. */
export function withUnread(
  outbox: OutboxWriter,
  replica: ReplicaReader,
  rows: readonly CaseRow[],
  me: AgentId,
): readonly CaseRow[] {
  const ids = rows.map(({ id }) => id);
  const unread = unreadOf(outbox, replica, ids, me);
  return unread.size === 0 ? rows : rows.map((row) => (unread.has(row.id) ? { ...row, unread: true } : row));
}

interface Looked {
  readonly unread: readonly EntryId[];
  /** It was unread until now: lists that show it change. */
  readonly wasUnread: boolean;
}

/** Somebody has the case on the screen, with everything that the server had recorded by `upTo`. */
export function look(
  outbox: OutboxWriter,
  replica: ReplicaReader,
  { caseId, upTo }: { readonly caseId: CaseId; readonly upTo: number },
  me: AgentId,
): Looked {
  const before = readUpTo(outbox, caseId);
  const wasUnread = unreadOf(outbox, replica, [caseId], me).has(caseId);
  // A commit of this file waits for the disk: none for nothing.
  if (before === undefined || before < upTo) setReadUpTo(outbox, caseId, upTo);
  return { unread: before === undefined ? [] : unreadEntries(replica, caseId, before, me), wasUnread };
}

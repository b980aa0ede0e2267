import type { Collection } from '#domain/model/collections.ts';
import type { Json } from '#domain/model/json.ts';
import { sql, transaction } from '../connection/connection.ts';
import type { OutboxReader, OutboxWriter } from '../connection/handle.ts';

/**
 * Why a value set here is not what shows: its command was refused, somebody changed the field, the server made one text of two, or gave
 * another number.
 */
export const noticeCauses = ['refused', 'changed', 'merged', 'renumbered'] as const;
export type NoticeCause = (typeof noticeCauses)[number];

export interface KeptNotice {
  readonly collection: Collection;
  readonly recordId: string;
  readonly field: string;
  readonly caseId: string | null;
  readonly commandUid: string;
  readonly cause: NoticeCause;
  /** The value that was set here; of a set, the items put in and taken out. */
  readonly mine: Json;
  /** The value that took its place. */
  readonly now: Json;
}

export interface StoredNotice extends KeptNotice {
  readonly id: number;
}

interface NoticeRow extends Omit<StoredNotice, 'mine' | 'now'> {
  readonly mine: string;
  readonly now: string;
}

const columns = 'id, collection, recordId, field, caseId, commandUid, cause, mine, now';

/** There is one for a field: the newest. */
export function keepNotice(db: OutboxWriter, notice: KeptNotice): void {
  sql(
    db,
    `insert into notice (collection, recordId, field, caseId, commandUid, cause, mine, now) values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (collection, recordId, field) do update set
       caseId = excluded.caseId, commandUid = excluded.commandUid, cause = excluded.cause, mine = excluded.mine,
       now = excluded.now`,
  ).run(
    notice.collection,
    notice.recordId,
    notice.field,
    notice.caseId,
    notice.commandUid,
    notice.cause,
    JSON.stringify(notice.mine),
    JSON.stringify(notice.now),
  );
}

/** Of one case or of all, the newest first. */
export function listNotices(db: OutboxReader, caseId: string | null): StoredNotice[] {
  const rows =
    caseId === null
      ? sql(db, `select ${columns} from notice order by id desc`).all<NoticeRow>()
      : sql(db, `select ${columns} from notice where caseId = ? order by id desc`).all<NoticeRow>(caseId);
  return rows.map((row) => ({ ...row, mine: JSON.parse(row.mine) as Json, now: JSON.parse(row.now) as Json }));
}

export function dismissNotice(db: OutboxWriter, id: number): void {
  sql(db, 'delete from notice where id = ?').run(id);
}

export function countNotices(db: OutboxReader): number {
  return sql(db, 'select count(*) as count from notice').get<{ count: number }>()?.count ?? 0;
}

type Place = Pick<KeptNotice, 'collection' | 'recordId' | 'field'>;

/** There is nothing to point out any more: the fields show what was set here again, or were set anew. */
export function forgetNotices(db: OutboxWriter, places: readonly Place[]): void {
  // A commit of this file waits for the disk: none for nothing.
  const known = sql(db, 'select id from notice where collection = ? and recordId = ? and field = ?');
  const stale = places.flatMap(
    ({ collection, recordId, field }) => known.get<{ id: number }>(collection, recordId, field) ?? [],
  );
  if (stale.length > 0) transaction(db, () => stale.map(({ id }) => dismissNotice(db, id)));
}

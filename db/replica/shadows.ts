import type { Collection } from '#domain/model/collections.ts';
import type { AnyRecord, RecordRef } from '#domain/model/record.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';

/** The server's image of a record that unconfirmed commands have changed; `record` is null when the server has none. */
export interface Shadow {
  readonly record: AnyRecord | null;
  readonly ver: number;
}

export function shadowOf(db: ReplicaReader, ref: RecordRef): Shadow | undefined {
  const row = sql(db, 'select record, ver from shadow where collection = ? and id = ?').get<{
    record: string | null;
    ver: number;
  }>(ref.collection, ref.id);
  return row && { record: row.record === null ? null : (JSON.parse(row.record) as AnyRecord), ver: row.ver };
}

export function putShadow(db: ReplicaWriter, ref: RecordRef, record: AnyRecord | null, ver: number): void {
  sql(
    db,
    `insert into shadow (collection, id, record, ver) values (?, ?, ?, ?)
     on conflict (collection, id) do update set record = excluded.record, ver = excluded.ver`,
  ).run(ref.collection, ref.id, record && JSON.stringify(record), ver);
}

export function dropShadow(db: ReplicaWriter, ref: RecordRef): void {
  sql(db, 'delete from shadow where collection = ? and id = ?').run(ref.collection, ref.id);
}

export function listShadows(db: ReplicaReader): RecordRef[] {
  return [
    ...sql(db, 'select collection, id from shadow order by collection, id').all<{
      collection: Collection;
      id: string;
    }>(),
  ];
}

/** Marks records as changed by commands that the server has not acknowledged: views show them as "saved here". */
export function addUnsent(db: ReplicaWriter, refs: readonly RecordRef[]): void {
  const add = sql(db, 'insert or ignore into unsent (collection, id) values (?, ?)');
  for (const { collection, id } of refs) add.run(collection, id);
}

export function removeUnsent(db: ReplicaWriter, refs: readonly RecordRef[]): void {
  const remove = sql(db, 'delete from unsent where collection = ? and id = ?');
  for (const { collection, id } of refs) remove.run(collection, id);
}

/** As `addUnsent`, and no other records are marked any more. */
export function setUnsent(db: ReplicaWriter, refs: readonly RecordRef[]): void {
  sql(db, 'delete from unsent').run();
  addUnsent(db, refs);
}

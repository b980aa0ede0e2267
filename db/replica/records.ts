import type { Collection } from '#domain/model/collections.ts';
import type { AnyRecord, RecordRef } from '#domain/model/record.ts';
import type { Scope } from '#domain/model/scope.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { factMarks } from '../facts/behind.ts';
import { sideIndexOf } from '../search/side-indexes.ts';
import { collectionTable, decodeRecord, encodeRow } from './collection-table.ts';
import { findScope, scopeNumber } from './scopes.ts';
import { findRow, RowWriter } from './write-row.ts';

export function loadRecord(db: ReplicaReader, ref: RecordRef): AnyRecord | undefined {
  const row = sql(db, collectionTable(ref.collection).load).get<Record<string, SqlValue>>(ref.id);
  return row && decodeRecord(ref.collection, ref.id, row);
}

/** The ids of a collection's records in these scopes from `downTo` (null: the lowest) to just below `below` (null: the highest). */
export function idsBetween(
  db: ReplicaReader,
  collection: Collection,
  scopes: readonly Scope[],
  { below, downTo }: { readonly below: string | null; readonly downTo: string | null },
): string[] {
  const sids = scopes.flatMap((scope) => findScope(db, scope) ?? []);
  return sql(
    db,
    `select id from ${collectionTable(collection).name}
     where id >= ? and id < ? and scope in (select value from json_each(?)) order by id`,
  )
    .all<{ id: string }>(downTo ?? '', below ?? pastAllIds, JSON.stringify(sids))
    .map(({ id }) => id);
}

const pastAllIds = 'g';

/** The scope version the record came with. */
export function recordVer(db: ReplicaReader, ref: RecordRef): number | undefined {
  const { name } = collectionTable(ref.collection);
  return sql(db, `select ver from ${name} where id = ?`).get<{ ver: number }>(ref.id)?.ver;
}

/** Inserts or replaces a record together with all it is found by. In the caller's transaction, as all below. */
export function saveRecord(db: ReplicaWriter, record: AnyRecord, ver: number): void {
  const row = encodeRow(record, scopeNumber(db, record.scope), ver);
  new RowWriter(db, collectionTable(record.collection)).write(row, () => true);
}

export function deleteRecord(db: ReplicaWriter, ref: RecordRef): void {
  const table = collectionTable(ref.collection);
  const found = findRow(db, table, ref.id);
  if (!found) return;
  sql(db, `delete from ${table.name} where rid = ?`).run(found.rid);
  sideIndexOf(ref.collection)?.remove(db, found.rid, found.row);
  factMarks(db, ref.collection)?.removed(found.row);
}

import { collectionNames } from '#domain/model/collections.ts';
import type { RecordRef } from '#domain/model/record.ts';
import type { Sql } from '../sql/statement.ts';
import { flush } from './flush.ts';
import { loadRecords } from './load-records.ts';
import { type Place, placeOf } from './working-set.ts';

/** Removes records for good; tombstones take them from the devices. Those that are not there are left out. */
export async function deleteRecords(tx: Sql, workspaceId: string, refs: readonly RecordRef[]): Promise<void> {
  const deletes: Place[] = [];
  for (const collection of collectionNames) {
    const ids = refs.filter((ref) => ref.collection === collection).map(({ id }) => id);
    if (ids.length === 0) continue;
    const found = await loadRecords(tx, workspaceId, collection, ids, 'all');
    deletes.push(...found.map(placeOf));
  }
  if (deletes.length > 0) await flush(tx, workspaceId, { inserts: [], updates: [], deletes });
}

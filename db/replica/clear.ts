import { collectionNames } from '#domain/model/collections.ts';
import { sql, transaction } from '../connection/connection.ts';
import type { ReplicaWriter } from '../connection/handle.ts';
import { emptyFacts } from '../facts/fact-tables.ts';
import { emptySearch } from '../search/rebuild.ts';
import { collectionTable } from './collection-table.ts';
import { getReplicaMeta, setReplicaMeta } from './meta.ts';

const syncTables = [
  'meta',
  'cursor',
  'permitted_scope',
  'shadow',
  'unsent',
  'archived_case',
  'deadline',
  'customer_goes_on',
];

/** Back to a copy that has never seen the server. */
export function clearReplica(db: ReplicaWriter): void {
  transaction(db, () => {
    const mark = getReplicaMeta(db, 'mark');
    for (const table of syncTables) sql(db, `delete from ${table}`).run();
    // Emptied on purpose, it has lost nothing.
    if (mark !== undefined) setReplicaMeta(db, 'mark', mark);
    emptySearch(db);
    emptyFacts(db);
    for (const collection of collectionNames) sql(db, `delete from ${collectionTable(collection).name}`).run();
    sql(db, 'delete from scope').run();
  });
}

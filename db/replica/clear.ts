import { collectionNames } from '#domain/model/collections.ts';
import { sql, transaction } from '../connection/connection.ts';
import type { ReplicaWriter } from '../connection/handle.ts';
import { collectionTable } from './collection-table.ts';

const sideTables = ['case_alias', 'case_tag', 'customer_phone', 'customer_order'];
const syncTables = ['meta', 'cursor', 'permitted_scope', 'shadow', 'unsent'];
const searchTables = ['case_search', 'customer_search', 'article_search'];

/** Back to a copy that has never seen the server. */
export function clearReplica(db: ReplicaWriter): void {
  transaction(db, () => {
    for (const table of searchTables) sql(db, `insert into ${table} (${table}) values ('delete-all')`).run();
    for (const table of [...sideTables, ...syncTables]) sql(db, `delete from ${table}`).run();
    for (const collection of collectionNames) sql(db, `delete from ${collectionTable(collection).name}`).run();
    sql(db, 'delete from scope').run();
  });
}

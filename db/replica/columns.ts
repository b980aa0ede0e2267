import { createHash } from 'node:crypto';
import { collectionNames } from '#domain/model/collections.ts';
import { transaction } from '../connection/connection.ts';
import type { ReplicaWriter } from '../connection/handle.ts';
import { collectionTable } from './collection-table.ts';
import { clearCursors, writeSnapshot } from './cursors.ts';
import { getReplicaMeta, setReplicaMeta } from './meta.ts';

const columnsNow = createHash('sha256')
  .update(JSON.stringify(collectionNames.map((name) => [name, collectionTable(name).fields])))
  .digest('hex');

/**
 * A version that knows other columns than the one that filled the replica: columns that were passed over are there on the server, so
 * everything is read again. What is shown meanwhile stays, and what waits in the outbox is not touched.
 */
export function followColumns(db: ReplicaWriter): void {
  if (getReplicaMeta(db, 'columns') === columnsNow) return;
  transaction(db, () => {
    clearCursors(db);
    writeSnapshot(db, null);
    setReplicaMeta(db, 'columns', columnsNow);
  });
}

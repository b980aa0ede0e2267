import { transaction } from '#db/connection/connection.ts';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { readCursors, setCompleteCursors, writeCursor } from '#db/replica/cursors.ts';
import { setReplicaMeta } from '#db/replica/meta.ts';
import { saveRows } from '#db/replica/rows.ts';
import { batchesOf } from '../generate/batches.ts';
import { wireColumns, wireRow } from '../generate/wire-rows.ts';
import type { World } from '../generate/world.ts';

export interface Filled {
  readonly rows: Readonly<Record<string, number>>;
  /** Of all values as JSON, as they travel. */
  readonly bytes: number;
}

/** A replica as it stands after a complete pull of the whole workspace, filled by the way pulled pages take. */
export function fillReplica(db: ReplicaWriter, world: World): Filled {
  const rows: Record<string, number> = {};
  let bytes = 0;
  for (const { scope, collection, records } of batchesOf(world, { customers: true, entries: true })) {
    const values = records.map((record) => wireRow(record, 1));
    transaction(db, () => {
      saveRows(db, scope, collection, wireColumns(collection), values);
      writeCursor(db, scope, 1);
    });
    rows[collection] = (rows[collection] ?? 0) + values.length;
    bytes += values.reduce((sum, row) => sum + Buffer.byteLength(JSON.stringify(row)), 0);
  }
  transaction(db, () => {
    const cursors = readCursors(db);
    setCompleteCursors(db, cursors, Object.keys(cursors));
    setReplicaMeta(db, 'last-synced-at', String(world.now));
  });
  return { rows, bytes };
}

import { row, rows, type Sql } from '../sql/statement.ts';
import { transact } from '../sql/transaction.ts';

export async function currentEpoch(db: Sql): Promise<number> {
  return (await row<{ epoch: number }>(db, 'select epoch from server_epoch')).epoch;
}

/**
 * Which database cluster this is, and which line of its history: both change when a backup is restored elsewhere or a
 * replica takes over, and then devices may know more than the server does.
 */
async function clusterIdentity(db: Sql): Promise<string> {
  const { cluster } = await row<{ cluster: string }>(
    db,
    `select system_identifier::text || ':' || timeline_id::text as cluster
     from pg_control_system(), pg_control_checkpoint()`,
  );
  return cluster;
}

/** The epoch; counted up when the cluster is not the one of last time. */
export async function checkEpoch(db: Sql): Promise<number> {
  const cluster = await clusterIdentity(db);
  const held = await row<{ epoch: number; cluster: string }>(db, 'select epoch, cluster from server_epoch');
  if (held.cluster === cluster) return held.epoch;
  return await begin(db, 'cluster <> $1', cluster);
}

/** Ends epoch `seen`, once, however many devices notice at the same time that the server knows less than they do. */
export async function endEpoch(db: Sql, seen: number): Promise<number> {
  return await begin(db, 'epoch = $2', await clusterIdentity(db), seen);
}

/** How far case numbers jump: past all the blocks that may have been leased since the backup was taken. */
const skippedNumbers = 10_000;

async function begin(db: Sql, condition: string, cluster: string, ...more: readonly unknown[]): Promise<number> {
  await transact(db, async (tx) => {
    const begun = await rows(
      tx,
      `update server_epoch set epoch = epoch + 1, cluster = $1 where ${condition} returning epoch`,
      [cluster, ...more],
    );
    if (begun.length > 0) await rows(tx, 'update number_counter set next = next + $1', [skippedNumbers]);
  });
  return await currentEpoch(db);
}

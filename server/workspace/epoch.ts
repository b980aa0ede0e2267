import type { Clock } from '../clock.ts';
import { row, rows, type Sql } from '../sql/statement.ts';
import { transact } from '../sql/transaction.ts';
import { currentFloor, floorParameters, raisedFloor } from './version-floor.ts';

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

/** The epoch; another one when the cluster is not the one of last time. */
export async function checkEpoch(db: Sql, clock: Clock): Promise<number> {
  const cluster = await clusterIdentity(db);
  const held = await row<{ epoch: number; cluster: string }>(db, 'select epoch, cluster from server_epoch');
  if (held.cluster === cluster) return held.epoch;
  return await begin(db, clock, 'cluster <> $3', cluster);
}

/** Ends epoch `seen`, once, however many devices notice at the same time that the server knows less than they do. */
export async function endEpoch(db: Sql, clock: Clock, seen: number): Promise<number> {
  return await begin(db, clock, 'epoch = $4', await clusterIdentity(db), seen);
}

/**
 * Begins another epoch when the floor is below what it was: an older state was put in this database's place while a server ran on it.
 * Answers the floor of now.
 */
export async function checkFloor(db: Sql, clock: Clock, was: number): Promise<number> {
  const held = await currentFloor(db);
  if (held >= was) return held;
  await begin(db, clock, 'version_floor < $4', await clusterIdentity(db), was);
  return await currentFloor(db);
}

/** How far case numbers jump: past all the blocks that may have been leased since the backup was taken. */
const skippedNumbers = 10_000;

/** By the clock, so that one backup put back twice begins two different epochs; the first one of a database is 1. */
async function begin(
  db: Sql,
  clock: Clock,
  condition: string,
  cluster: string,
  ...more: readonly unknown[]
): Promise<number> {
  await transact(db, async (tx) => {
    const begun = await rows(
      tx,
      `update server_epoch set
         epoch = case when epoch = 0 then 1 else greatest(epoch + 1, $1::integer) end,
         cluster = $3,
         version_floor = ${raisedFloor}
       where ${condition} returning epoch`,
      [...floorParameters(clock), cluster, ...more],
    );
    if (begun.length > 0) await rows(tx, 'update number_counter set next = next + $1', [skippedNumbers]);
  });
  return await currentEpoch(db);
}

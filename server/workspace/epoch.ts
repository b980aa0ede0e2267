import { row, type Sql } from '../sql/statement.ts';

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
  const { epoch } = await row<{ epoch: number }>(
    db,
    `update server_epoch set epoch = case when cluster = $1 then epoch else epoch + 1 end, cluster = $1
     returning epoch`,
    [cluster],
  );
  return epoch;
}

/** Ends epoch `seen`, once, however many devices notice at the same time that the server knows less than they do. */
export async function endEpoch(db: Sql, seen: number): Promise<number> {
  const { epoch } = await row<{ epoch: number }>(
    db,
    'update server_epoch set epoch = case when epoch = $1 then epoch + 1 else epoch end returning epoch',
    [seen],
  );
  return epoch;
}

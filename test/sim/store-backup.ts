import { row, rows, type Sql } from '#server/sql/statement.ts';

/** A workspace's rows as JSON texts, by table, with the epoch they were of. */
export interface StoreBackup {
  readonly epoch: { readonly epoch: number; readonly cluster: string; readonly floor: number };
  readonly tables: ReadonlyMap<string, string>;
}

export async function backUp(db: Sql, workspaceId: string, names: readonly string[]): Promise<StoreBackup> {
  const tables = new Map<string, string>();
  for (const table of names) {
    const text = `select coalesce(json_agg(kept), '[]')::text as content from ${table} kept where workspace_id = $1`;
    tables.set(table, (await row<{ content: string }>(db, text, [workspaceId])).content);
  }
  const epoch = await row<StoreBackup['epoch']>(db, 'select epoch, cluster, version_floor as floor from server_epoch');
  return { epoch, tables };
}

/** `elsewhere`: in another database cluster. */
export async function putBack(
  tx: Sql,
  workspaceId: string,
  { epoch, tables }: StoreBackup,
  elsewhere: boolean,
): Promise<void> {
  await empty(tx, workspaceId, [...tables.keys()]);
  for (const [table, content] of tables)
    await rows(
      tx,
      `insert into ${table} overriding system value select * from json_populate_recordset(null::${table}, $1::json)`,
      [content],
    );
  const cluster = elsewhere ? 'elsewhere' : epoch.cluster;
  await rows(tx, 'update server_epoch set epoch = $1, cluster = $2, version_floor = $3', [
    epoch.epoch,
    cluster,
    epoch.floor,
  ]);
}

export async function empty(tx: Sql, workspaceId: string, tables: readonly string[]): Promise<void> {
  for (const table of tables) await rows(tx, `delete from ${table} where workspace_id = $1`, [workspaceId]);
}

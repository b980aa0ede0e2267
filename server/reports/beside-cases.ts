import { rows, type Sql } from '../sql/statement.ts';

/** What assets, orders and contracts are called. */
export async function holdingNames(
  db: Sql,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const text = 'select id, name from holding where workspace_id = $1 and id = any($2::uuid[])';
  const found = await rows<{ id: string; name: string }>(db, text, [workspaceId, [...ids]]);
  return new Map(found.map(({ id, name }) => [id, name]));
}

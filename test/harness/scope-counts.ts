import { collectionTables } from '#server/sql/collection-tables.ts';
import type { TestDatabase } from './server.ts';

export interface ScopeCount {
  readonly scope: string;
  readonly rows: number;
  readonly ids: number;
  readonly vers: number;
}

/** What every scope holds, as its counter says. */
export function keptSums(database: TestDatabase): Promise<ScopeCount[]> {
  return database.query<ScopeCount>(
    `select scope, row_count as "rows", id_sum as ids, ver_sum as vers from scope where row_count <> 0 order by scope`,
  );
}

/** What every scope holds, counted in the tables. */
export async function countedSums(database: TestDatabase): Promise<ScopeCount[]> {
  const found = await database.query<{ scope: string; id: string; ver: number }>(
    collectionTables.map(({ table }) => `select scope, id::text as id, ver from ${table}`).join(' union all '),
  );
  const sums = Map.groupBy(found, ({ scope }) => scope);
  return [...sums]
    .map(([scope, held]) => ({
      scope,
      rows: held.length,
      ids: held.reduce((sum, { id }) => sum + Number.parseInt(id.slice(-8), 16), 0),
      vers: held.reduce((sum, { ver }) => sum + ver, 0),
    }))
    .sort((a, b) => (a.scope < b.scope ? -1 : 1));
}

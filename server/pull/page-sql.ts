import type { Scope } from '#domain/model/scope.ts';
import { collectionTables } from '../sql/collection-tables.ts';
import { rows, type Sql } from '../sql/statement.ts';
import { type CollectionText, rowText } from './row-text.ts';

/** A stretch of one scope's history: versions after `after`, up to and with `upTo`. */
export interface Stretch {
  readonly workspaceId: string;
  readonly scope: Scope;
  readonly after: number;
  readonly upTo: number;
}

const inStretch = 'workspace_id = $1 and scope = $2 and ver > $3 and ver <= $4';

const rowsText = collectionTables
  .map(
    (table) => `select '${table.collection}' as collection, count(*)::integer as count,
      string_agg(${rowText(table)}, ',' order by ver, id) as values
     from ${table.table} where ${inStretch}`,
  )
  .join('\nunion all\n');

export async function readRows(tx: Sql, { workspaceId, scope, after, upTo }: Stretch): Promise<CollectionText[]> {
  const found = await rows<CollectionText>(tx, rowsText, [workspaceId, scope, after, upTo]);
  return found.filter(({ count }) => count > 0);
}

const tombstonesText = `select count(*)::integer as count,
    coalesce(string_agg(
      json_build_object('collection', collection, 'id', id, 'movedTo', moved_to)::text, ',' order by ver, id), '') as values
  from tombstone where ${inStretch}`;

/** Tombstones as JSON objects, separated by commas. */
export async function readTombstones(
  tx: Sql,
  { workspaceId, scope, after, upTo }: Stretch,
): Promise<{ count: number; values: string }> {
  const [found] = await rows<{ count: number; values: string }>(tx, tombstonesText, [workspaceId, scope, after, upTo]);
  return found ?? { count: 0, values: '' };
}

const sources = [...collectionTables.map(({ table }) => table), 'tombstone'];

const cutText = `select ver from (
  ${sources.map((table) => `(select ver from ${table} where ${inStretch} order by ver limit $5)`).join('\nunion all\n')}
) as changes order by ver offset $5 - 1 limit 1`;

/** Where to stop after about `limit` rows without splitting a version; `upTo` when there are not that many. */
export async function cutAfter(tx: Sql, { workspaceId, scope, after, upTo }: Stretch, limit: number): Promise<number> {
  const [cut] = await rows<{ ver: number }>(tx, cutText, [workspaceId, scope, after, upTo, limit]);
  return cut?.ver ?? upTo;
}

const countText = `select (${sources
  .map((table) => `(select count(*) from ${table} where ${inStretch})`)
  .join(' + ')})::integer as count`;

export async function countChanges(tx: Sql, { workspaceId, scope, after, upTo }: Stretch): Promise<number> {
  const [found] = await rows<{ count: number }>(tx, countText, [workspaceId, scope, after, upTo]);
  return found?.count ?? 0;
}

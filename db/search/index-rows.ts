import type { Collection } from '#domain/model/collections.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { collectionTable, type RowValues } from '../replica/collection-table.ts';

interface Asked {
  readonly low: number;
  readonly high: number;
  readonly limit: number;
  readonly newestFirst?: boolean;
}

/** Records by their rids, both ends included, with their values as an index is given them. */
export function rowsBetween(
  db: ReplicaReader,
  collection: Collection,
  { low, high, limit, newestFirst = false }: Asked,
): { readonly rid: number; readonly row: RowValues }[] {
  const { name, fields } = collectionTable(collection);
  const columns = ['id', 'scope', 'ver', 'rev', ...fields.map((field) => field.name)].join(', ');
  const order = newestFirst ? 'desc' : 'asc';
  const text = `select rid, ${columns} from ${name} where rid between ? and ? order by rid ${order} limit ?`;
  return sql(db, text)
    .all<Record<string, SqlValue>>(low, high, limit)
    .map((found) => {
      const [rid, ...row] = Object.values(found);
      return { rid: Number(rid), row };
    });
}

import type { Collection } from '#domain/model/collections.ts';
import type { RawOptions } from '../baseline/raw-database.ts';
import { wireColumns } from '../generate/wire-rows.ts';

/** How much a local insert does for a row: the table alone, the indexes of the lists, and the search index too. */
export const extents = ['bare table', 'table with its indexes', 'with search index'] as const;
export type InsertExtent = (typeof extents)[number];

/** As the product opens its replica. */
export const insertOptions: RawOptions = { synchronous: 'NORMAL', cacheKib: 65_536 };

/** The product's own tables, made by its migrations. Scope is a constant: there is no permission to look at here. */
export function insertRow(collection: Collection): string {
  const columns = wireColumns(collection);
  return `insert into "${collection}" (scope, ${columns.join(', ')}) values (1, ${columns.map(() => '?').join(', ')})`;
}
export const insertSearch = 'insert into case_search (rowid, text) values (?, ?)';
export const insertTag = 'insert or ignore into case_tag (tag, rid) values (?, ?)';
export const secondaryIndexes = `select name from sqlite_master
  where type = 'index' and tbl_name in ('case', 'entry') and sql is not null`;
export const rowsPerCommit = 5000;

/** The statements of an extent, for the report. */
export function insertStatements(extent: InsertExtent, entries: boolean): readonly string[] {
  const commit = `-- a commit after every ${rowsPerCommit} rows`;
  const inserts = [insertRow('case'), ...(entries ? [insertRow('entry')] : [])];
  if (extent === 'bare table') return [`${secondaryIndexes} -- each dropped`, ...inserts, commit];
  return extent === 'with search index' ? [...inserts, insertSearch, insertTag, commit] : [...inserts, commit];
}

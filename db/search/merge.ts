import { sql, transaction } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';
import type { SearchTable } from './search-tables.ts';

/** So many pages of an index are written in a few milliseconds. */
const pagesAtATime = 8;
/** As many segments of a size are merged into one as FTS5 merges by itself. */
const usually = 4;

function changes(db: ReplicaReader): number {
  return sql(db, 'select total_changes() as count').get<{ count: number }>()?.count ?? 0;
}

/** Merges segments of an index, at most so many pages of it. False when there was nothing to do: FTS5 says so by a change or two. */
export function mergeSome(db: ReplicaWriter, table: SearchTable, pages: number): boolean {
  const before = changes(db);
  sql(db, `insert into ${table} (${table}, rank) values ('merge', cast(? as integer))`).run(pages);
  return changes(db) - before >= 2;
}

function mergeBySize(db: ReplicaWriter, tables: readonly SearchTable[], segments: number): void {
  for (const table of tables)
    sql(db, `insert into ${table} (${table}, rank) values ('automerge', cast(? as integer))`).run(segments);
}

/**
 * Runs `work`, which writes to these indexes, in a transaction. FTS5 would merge what it wrote whenever there is enough of it, a megabyte at once: here it only
 * writes, and `mergeSegments` merges.
 */
export function writeUnmerged<T>(db: ReplicaWriter, tables: readonly SearchTable[], work: () => T): T {
  return transaction(db, () => {
    mergeBySize(db, tables, 0);
    const result = work();
    for (const table of tables) sql(db, `insert into ${table} (${table}) values ('flush')`).run();
    mergeBySize(db, tables, usually);
    return result;
  });
}

/** Merges what was written without, a few pages with each step. */
export function* mergeSegments(db: ReplicaWriter, tables: readonly SearchTable[]): Generator<void> {
  for (const table of tables) while (mergeSome(db, table, pagesAtATime)) yield;
}

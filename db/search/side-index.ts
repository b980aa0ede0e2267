import type { Collection } from '#domain/model/collections.ts';
import type { ReplicaWriter } from '../connection/handle.ts';
import type { RowValues } from '../replica/collection-table.ts';
import type { SearchTable } from './search-tables.ts';

/** What is kept beside a collection's table so that its records are found by their parts. */
export interface SideIndex {
  readonly collection: Collection;
  /** Places of the values it is made from; while they stay the same, so does it. */
  readonly places: readonly number[];
  /** The full-text indexes that it writes. */
  readonly tables: readonly SearchTable[];
  /** Rows that come by the hundreds may be indexed a while after they were written: see behind.ts. */
  readonly mayFollow?: true;
  /** A row's number in the index, where that is not its rid: many are best added in this order. */
  order?(rid: number, row: RowValues): number;
  add(db: ReplicaWriter, rid: number, row: RowValues): void;
  /** `row` is the row as it was added. */
  remove(db: ReplicaWriter, rid: number, row: RowValues): void;
  /** Removes all that belongs to rows of a scope, which are still there. */
  removeScope(db: ReplicaWriter, sid: number): void;
}

/** The items of a JSON array as a column holds it. */
export function itemsOf(column: unknown): readonly unknown[] {
  return column === '[]' ? [] : (JSON.parse(column as string) as unknown[]);
}

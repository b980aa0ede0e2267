import Database from 'better-sqlite3';
import { AppError } from '#domain/contract/failure.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import type { SideIndex } from '../search/side-index.ts';
import { sideIndexOf } from '../search/side-indexes.ts';
import { type CollectionTable, place, type RowValues } from './collection-table.ts';

interface FoundRow {
  readonly rid: number;
  readonly row: RowValues;
}

export function findRow(db: ReplicaReader, table: CollectionTable, id: string): FoundRow | undefined {
  const found = sql(db, table.find).get<Record<string, SqlValue>>(id);
  if (!found) return undefined;
  const [rid, ...row] = Object.values(found);
  return { rid: Number(rid), row };
}

/** A value the column cannot hold: of the wrong type, missing, or no JSON where JSON belongs. */
function isUnfit(error: unknown): boolean {
  if (error instanceof Database.SqliteError)
    return error.code.startsWith('SQLITE_CONSTRAINT') || error.message === 'malformed JSON';
  return error instanceof TypeError || error instanceof RangeError;
}

/** Puts rows of one collection into its table and its side index, in the caller's transaction. */
export class RowWriter {
  readonly #db: ReplicaWriter;
  readonly #table: CollectionTable;
  readonly #index: SideIndex | undefined;

  constructor(db: ReplicaWriter, table: CollectionTable) {
    this.#db = db;
    this.#table = table;
    this.#index = sideIndexOf(table.collection);
  }

  /**
   * Inserts the row or puts it in place of the one it finds, of which `replaces` hears and which it may keep. False when it was kept.
   */
  write(row: RowValues, replaces: (before: RowValues) => boolean): boolean {
    try {
      const { changes, rowid } = sql(this.#db, this.#table.insert).runWith(row);
      if (changes === 0) return this.#replace(row, replaces);
      this.#index?.add(this.#db, rowid, row);
      return true;
    } catch (error) {
      if (!isUnfit(error)) throw error;
      const { collection } = this.#table;
      throw new AppError('bad-request', `A row of ${collection} does not fit its table.`, { collection }, error);
    }
  }

  #replace(row: RowValues, replaces: (before: RowValues) => boolean): boolean {
    const found = findRow(this.#db, this.#table, row[place.id] as string);
    if (!found) throw new Error(`${this.#table.collection} is neither inserted nor found`);
    if (!replaces(found.row)) return false;
    sql(this.#db, this.#table.update).run(...row, found.rid);
    const index = this.#index;
    if (index?.places.some((at) => found.row[at] !== row[at])) {
      index.remove(this.#db, found.rid, found.row);
      index.add(this.#db, found.rid, row);
    }
    return true;
  }
}

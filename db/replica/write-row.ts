import Database from 'better-sqlite3';
import { AppError } from '#domain/contract/failure.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { type FactMarks, factMarks } from '../facts/behind.ts';
import { leaveBehind } from '../search/behind.ts';
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

/**
 * Puts rows of one collection into its table and its side index, in the caller's transaction. The side index of `many` rows may follow later:
 * `finish` puts down for which.
 */
export class RowWriter {
  readonly #db: ReplicaWriter;
  readonly #table: CollectionTable;
  readonly #index: SideIndex | undefined;
  readonly #follows: boolean;
  readonly #behind: number[] = [];
  readonly #facts: FactMarks | undefined;

  constructor(db: ReplicaWriter, table: CollectionTable, { many = false }: { readonly many?: boolean } = {}) {
    this.#db = db;
    this.#table = table;
    this.#index = sideIndexOf(table.collection);
    this.#follows = many && this.#index?.mayFollow === true;
    this.#facts = factMarks(db, table.collection);
  }

  finish(): void {
    leaveBehind(this.#db, this.#table.collection, this.#behind);
  }

  #add(rid: number, row: RowValues): void {
    if (this.#follows) this.#behind.push(rid);
    else this.#index?.add(this.#db, rid, row);
  }

  /**
   * Inserts the row or puts it in place of the one it finds, of which `replaces` hears and which it may keep. False when it was kept.
   */
  write(row: RowValues, replaces: (before: RowValues) => boolean): boolean {
    try {
      const { changes, rowid } = sql(this.#db, this.#table.insert).runWith(row);
      if (changes === 0) return this.#replace(row, replaces);
      this.#add(rowid, row);
      this.#facts?.wrote(row);
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
    this.#facts?.wrote(row, found.row);
    const index = this.#index;
    if (index?.places.some((at) => found.row[at] !== row[at])) {
      index.remove(this.#db, found.rid, found.row);
      this.#add(found.rid, row);
    }
    return true;
  }
}

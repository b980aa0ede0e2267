import type Database from 'better-sqlite3';
import { translated } from './driver-errors.ts';

/** What a statement is given: the values a STRICT column holds. */
export type SqlValue = string | number | bigint | null;

export interface RunResult {
  readonly changes: number;
  readonly rowid: number;
}

/** The driver takes values as one array too; given singly, it would spread an array among them. */
export type DriverStatement = Database.Statement<[readonly SqlValue[]], unknown>;

/** Keeps something in step with a file. */
export interface Follower {
  /** After each commit of the program's own changes, once it is as durable as the file is. Never throws. */
  committed(): void;
  /** Writes what it keeps anew, without anything that is out of date. */
  rewrite(): void;
  close(): void;
}

export interface Followed {
  follower: Follower | undefined;
  /** Asked before each statement that reads; throws to give up what is being read. */
  beforeRead: (() => void) | undefined;
}

/** A prepared statement whose errors are ours. A row's type is the caller's word for the columns it named. */
export class Statement {
  readonly #driver: DriverStatement;
  readonly #connection: Followed;

  constructor(driver: DriverStatement, connection: Followed) {
    this.#driver = driver;
    this.#connection = connection;
  }

  get<Row>(...values: SqlValue[]): Row | undefined {
    this.#connection.beforeRead?.();
    try {
      return this.#driver.get(values) as Row | undefined;
    } catch (error) {
      throw translated(error);
    }
  }

  all<Row>(...values: SqlValue[]): readonly Row[] {
    this.#connection.beforeRead?.();
    try {
      return this.#driver.all(values) as Row[];
    } catch (error) {
      throw translated(error);
    }
  }

  /** As `all`, each row as its values alone, in the order of its columns: of many rows that takes much less time. */
  allValues(...values: SqlValue[]): readonly (readonly SqlValue[])[] {
    this.#connection.beforeRead?.();
    try {
      return this.#driver.raw(true).all(values) as SqlValue[][];
    } catch (error) {
      throw translated(error);
    } finally {
      this.#driver.raw(false);
    }
  }

  run(...values: SqlValue[]): RunResult {
    return this.runWith(values);
  }

  /** As `run`, for values that are in an array already. */
  runWith(values: readonly SqlValue[]): RunResult {
    try {
      const { changes, lastInsertRowid } = this.#driver.run(values);
      // Outside a transaction a statement is one of its own.
      const { follower } = this.#connection;
      if (follower && !this.#driver.database.inTransaction) follower.committed();
      return { changes, rowid: Number(lastInsertRowid) };
    } catch (error) {
      throw translated(error);
    }
  }
}

import type Database from 'better-sqlite3';
import { translating } from './driver-errors.ts';
import type { AnyReader, AnyWriter } from './handle.ts';
import { type Followed, type Follower, type SqlValue, Statement } from './statement.ts';

/** Lists with filters make texts of their own; the least used give way. */
const keptStatements = 300;

/** An open file behind a handle. */
export class Connection implements Followed {
  readonly driver: Database.Database;
  follower: Follower | undefined;
  beforeRead: (() => void) | undefined;
  readonly #statements = new Map<string, Statement>();

  constructor(driver: Database.Database) {
    this.driver = driver;
  }

  statement(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) {
      this.#statements.delete(sql);
      this.#statements.set(sql, known);
      return known;
    }
    const made = translating(() => new Statement(this.driver.prepare<[readonly SqlValue[]]>(sql), this));
    this.#statements.set(sql, made);
    if (this.#statements.size > keptStatements) {
      const oldest = this.#statements.keys().next().value;
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    return made;
  }
}

export function handleOf<Handle extends AnyReader>(connection: Connection): Handle {
  return connection as unknown as Handle;
}

export function connectionOf(handle: AnyReader): Connection {
  return handle as unknown as Connection;
}

/** The prepared statement for a text, kept with the connection. */
export function sql(handle: AnyReader, text: string): Statement {
  return connectionOf(handle).statement(text);
}

/** Runs several statements at once, without values. */
export function script(handle: AnyWriter, text: string): void {
  translating(() => connectionOf(handle).driver.exec(text));
}

/** All of it or nothing. Takes the write lock at once; inside another transaction it is a savepoint of that one. */
export function transaction<T>(handle: AnyWriter, work: () => T): T {
  const connection = connectionOf(handle);
  const { driver } = connection;
  const result = translating(() => driver.transaction(work).immediate());
  if (connection.follower && !driver.inTransaction) connection.follower.committed();
  return result;
}

/** Reads all that `work` reads as it was at one moment, whatever another connection commits meanwhile. */
export function snapshot<T>(handle: AnyReader, work: () => T): T {
  return translating(() => connectionOf(handle).driver.transaction(work).deferred());
}

/** Runs `work`, giving it up by what `check` throws before one of its statements. */
export function checked<T>(handle: AnyReader, check: () => void, work: () => T): T {
  const connection = connectionOf(handle);
  connection.beforeRead = check;
  try {
    return work();
  } finally {
    connection.beforeRead = undefined;
  }
}

export function close(handle: AnyReader): void {
  const connection = connectionOf(handle);
  connection.follower?.close();
  connection.driver.close();
}

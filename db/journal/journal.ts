import { connectionOf, script, sql } from '../connection/connection.ts';
import type { OutboxWriter } from '../connection/handle.ts';
import type { Follower, SqlValue } from '../connection/statement.ts';
import { AppendFile, replaceFile } from './file.ts';
import { encodeHeader, encodeRecord } from './format.ts';
import { type JournaledTable, journaledTables, watchingScript } from './journaled-tables.ts';
import { outboxPosition } from './outbox-position.ts';
import { encodeChanges, type Row, type RowChange } from './rows.ts';

/** A rewritten journal is cut into records of about this size. */
const recordBytes = 256 * 1024;
/** Below this a journal is not worth rewriting, however much of it is out of date. */
const smallBytes = 4 * 1024 * 1024;
const outgrown = 4;

export interface JournalParts {
  readonly path: string;
  readonly key: Uint8Array;
  /** For whom; undefined when nobody said. */
  readonly account: string | undefined;
  /** The journal could not take a commit, which is durable in the outbox; the next one takes both. Told once until it can again. */
  readonly behind: (error: unknown) => void;
}

/** A journal that says what the outbox says now, piece by piece. */
function* wholeJournal(db: OutboxWriter, key: Uint8Array, account: string | undefined): Generator<Buffer> {
  yield encodeHeader(key, account ?? '');
  const at = outboxPosition(db);
  let changes: RowChange[] = [];
  let bytes = 0;
  let records = 0;
  const record = () => {
    const content = encodeChanges(changes);
    [changes, bytes, records] = [[], 0, records + 1];
    return encodeRecord(key, at, content);
  };
  for (const table of journaledTables) {
    const where = table.only === undefined ? '' : `where ${table.only.replaceAll('row.', '')}`;
    const text = `select ${table.columns.join(', ')} from ${table.name} ${where} order by ${table.key.join(', ')}`;
    for (const row of connectionOf(db).driver.prepare<[], Record<string, SqlValue>>(text).iterate()) {
      changes.push({ table: table.name, key: table.key.map((column) => row[column] ?? null), row });
      for (const value of Object.values(row)) bytes += typeof value === 'string' ? value.length : 8;
      if (bytes > recordBytes) yield record();
    }
  }
  // One record at least: it says how far the journal goes.
  if (changes.length > 0 || records === 0) yield record();
}

/**
 * Follows an open outbox: each commit's rows are sealed and on the disk before the call that committed them returns. A journal that
 * cannot be written keeps nobody from working, for the outbox holds the truth; it catches up with the next commit.
 */
export class JournalWriter implements Follower {
  readonly #db: OutboxWriter;
  readonly #parts: JournalParts;
  /** Undefined while what lies at the path is not worth going on with and could not be replaced. */
  #file: AppendFile | undefined;
  #whole = 0;
  #busy = false;
  #isBehind = false;

  /** `goOn`: what lies at the path says the same as the outbox; else it is written anew. */
  constructor(db: OutboxWriter, parts: JournalParts, goOn: boolean) {
    this.#db = db;
    this.#parts = parts;
    script(db, watchingScript());
    if (goOn) this.#begin();
    else this.#guarded(() => this.rewrite());
    connectionOf(db).follower = this;
  }

  close(): void {
    this.#file?.close();
    this.#file = undefined;
  }

  /** Throws away what is out of date, deleted and replaced texts among it. */
  rewrite(): void {
    replaceFile(this.#parts.path, wholeJournal(this.#db, this.#parts.key, this.#parts.account));
    this.close();
    this.#begin();
    sql(this.#db, 'delete from journal_touched').run();
  }

  committed(): void {
    if (!this.#busy) this.#guarded(() => this.#append());
  }

  #begin(): void {
    this.#file = new AppendFile(this.#parts.path);
    this.#whole = this.#file.size;
  }

  #append(): void {
    const changes = this.#touchedRows();
    if (changes.length === 0) return;
    this.#file?.append(encodeRecord(this.#parts.key, outboxPosition(this.#db), encodeChanges(changes)));
    if (!this.#file || this.#file.size > Math.max(smallBytes, this.#whole * outgrown)) this.rewrite();
    else sql(this.#db, 'delete from journal_touched').run();
  }

  /** What goes wrong here goes wrong for the journal alone. */
  #guarded(work: () => void): void {
    this.#busy = true;
    try {
      work();
      this.#isBehind = false;
    } catch (error) {
      if (!this.#isBehind) this.#parts.behind(error);
      this.#isBehind = true;
    } finally {
      this.#busy = false;
    }
  }

  #touchedRows(): RowChange[] {
    const touched = sql(this.#db, 'select name, key, min(light) as light from journal_touched group by name, key').all<{
      name: string;
      key: string;
      light: number;
    }>();
    return touched.flatMap(({ name, key, light }) => {
      const table = journaledTables.find((each) => each.name === name);
      return table ? [this.#rowOf(table, JSON.parse(key) as SqlValue[], light === 1)] : [];
    });
  }

  #rowOf(table: JournaledTable, key: readonly SqlValue[], light: boolean): RowChange {
    const columns = table.columns.filter((column) => !light || !table.heavy.includes(column));
    const where = table.key.map((column) => `${column} = ?`).join(' and ');
    const text = `select ${columns.join(', ')} from ${table.name} where ${where}`;
    return { table: table.name, key, row: sql(this.#db, text).get<Row>(...key) ?? null };
  }
}

/** Rewrites an open outbox's journal now, so that nothing deleted or replaced stands in it any more. */
export function forgetInJournal(db: OutboxWriter): void {
  connectionOf(db).follower?.rewrite();
}

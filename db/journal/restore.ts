import { sql } from '../connection/connection.ts';
import type { OutboxWriter } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { type JournaledTable, journaledTables } from './journaled-tables.ts';
import { keepCounting } from './outbox-position.ts';
import { presentRows, type Row, type Rows } from './rows.ts';

export interface Restored {
  /** Commands that were in the journal and not in the outbox. */
  readonly commands: number;
  readonly seqs: ReadonlySet<number>;
}

/**
 * Brings rows of a journal back into an outbox. With `missing` only those that the outbox lacks; with `all` the outbox becomes what the
 * journal says, of which `whole` tells whether it lacks nothing: then rows that it does not know go. A command goes back with its number
 * and uid, as the server may know it by both. The caller holds the transaction.
 */
export function restoreRows(
  db: OutboxWriter,
  rows: Rows,
  which: 'missing' | 'all',
  options: { readonly lastSeq: number; readonly whole: boolean },
): Restored {
  const seqs = new Set<number>();
  for (const table of journaledTables) {
    if (which === 'all') removeGone(db, table, rows);
    // That the journal does not speak of a command is no reason to discard it.
    if (which === 'all' && options.whole && table.name !== 'command') removeOthers(db, table, rows);
    for (const row of presentRows(rows, table.name).filter((each) => isWhole(table, each))) {
      const isNew = !isThere(db, table, row);
      if (!isNew && which === 'missing') continue;
      if (table.name === 'command') makeRoom(db, row);
      put(db, table, row);
      if (isNew && table.name === 'command') seqs.add(Number(row.seq));
    }
  }
  keepCounting(db, options.lastSeq);
  return { commands: seqs.size, seqs };
}

/** The record that held most of the row may be the one that is damaged. */
function isWhole(table: JournaledTable, row: Row): boolean {
  return table.heavy.every((column) => row[column] !== undefined);
}

function keyOf(table: JournaledTable, row: Row): SqlValue[] {
  return table.key.map((column) => row[column] ?? null);
}

/** A command is the same by its uid, wherever it stands. */
function isThere(db: OutboxWriter, table: JournaledTable, row: Row): boolean {
  const [where, values] =
    table.name === 'command'
      ? ['uid = ?', [row.uid ?? null]]
      : [table.key.map((column) => `${column} = ?`).join(' and '), keyOf(table, row)];
  return sql(db, `select 1 as found from ${table.name} where ${where}`).get(...values) !== undefined;
}

/** Whoever stands where this command belongs, or bears its number, is an older state of the file. */
function makeRoom(db: OutboxWriter, row: Row): void {
  const uid = row.uid ?? null;
  sql(db, 'update command set mid = null where mid = ? and uid <> ?').run(row.mid ?? null, uid);
  const place = sql(db, 'select uid from command where seq = ? and uid <> ?').get<{ uid: string }>(
    row.seq ?? null,
    uid,
  );
  if (place) {
    const next = sql(db, 'select max(seq) + 1 as seq from command').get<{ seq: number }>()?.seq ?? 1;
    sql(db, 'update command set seq = ? where uid = ?').run(Math.max(next, Number(row.seq) + 1), place.uid);
  }
  sql(db, 'delete from command where uid = ? and seq <> ?').run(uid, row.seq ?? null);
}

function put(db: OutboxWriter, table: JournaledTable, row: Row): void {
  const columns = table.columns.filter((column) => row[column] !== undefined);
  const rest = columns.filter((column) => !table.key.includes(column));
  const text = `insert into ${table.name} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})
    on conflict (${table.key.join(', ')}) do update set ${rest.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  sql(db, text).runWith(columns.map((column) => row[column] ?? null));
}

function removeGone(db: OutboxWriter, table: JournaledTable, rows: Rows): void {
  const where = table.key.map((column) => `${column} = ?`).join(' and ');
  for (const [key, row] of rows.get(table.name) ?? [])
    if (row === null) sql(db, `delete from ${table.name} where ${where}`).runWith(JSON.parse(key) as SqlValue[]);
}

function removeOthers(db: OutboxWriter, table: JournaledTable, rows: Rows): void {
  const keep = `[${[...(rows.get(table.name)?.keys() ?? [])].join(', ')}]`;
  const known = table.only === undefined ? '' : `and ${table.only.replaceAll('row.', '')}`;
  const key = `json_array(${table.key.join(', ')})`;
  sql(db, `delete from ${table.name} where ${key} not in (select value from json_each(?)) ${known}`).run(keep);
}

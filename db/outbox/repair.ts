import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { AppError } from '#domain/contract/failure.ts';
import { close, handleOf, sql, transaction } from '../connection/connection.ts';
import type { OutboxReader, OutboxWriter } from '../connection/handle.ts';
import { openFile } from '../connection/open-file.ts';
import type { SqlValue } from '../connection/statement.ts';
import { journalKey, journalPath, readJournalFile } from '../journal/file.ts';
import { decodeJournal, type JournalRecord, type Position } from '../journal/format.ts';
import { journaledTables } from '../journal/journaled-tables.ts';
import { keepCounting, lastSeq, outboxPosition, setPosition } from '../journal/outbox-position.ts';
import { restoreRows } from '../journal/restore.ts';
import { foldRecords } from '../journal/rows.ts';
import { getMeta, setMeta } from './meta.ts';
import { outboxFile, repairedPath, takeRepaired } from './outbox-file.ts';
import { renumber } from './sending.ts';

const companions = ['', '-wal', '-shm'];

/** How a repair ended. */
export interface Repaired {
  /** Commands that were saved into the new file. */
  readonly commands: number;
  /** Those of them that only the journal still had. */
  readonly recalled: number;
  /** Places where there was or may have been a command that cannot be read any more. */
  readonly unreadable: number;
}

/** What `read` gives, or nothing where the file is damaged. */
function tolerant<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppError && error.kind === 'damaged') return undefined;
    throw error;
  }
}

function copyRow(into: OutboxWriter, table: string, row: Readonly<Record<string, SqlValue>>): void {
  const columns = Object.keys(row);
  const text = `insert or replace into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`;
  sql(into, text).runWith(Object.values(row));
}

/** Copies the rows with these keys one by one, so that a damaged page costs no more than what stands on it; the keys of those rows. */
function copyEach(from: OutboxReader, into: OutboxWriter, table: string, read: string, keys: readonly SqlValue[][]) {
  return keys.filter((key) => {
    const rows = tolerant(() => sql(from, read).all<Record<string, SqlValue>>(...key));
    for (const row of rows ?? []) copyRow(into, table, row);
    return !rows;
  });
}

/** The highest `seq` ever given; told by whichever page of those that know it can be read. */
function highestSeq(from: OutboxReader): number {
  const highest = 'select max(seq) as last from command';
  return (
    tolerant(() => lastSeq(from)) || (tolerant(() => sql(from, highest).get<{ last: number | null }>())?.last ?? 0)
  );
}

/** Copies what can be read; the `seq`s of commands that cannot. */
function salvage(from: OutboxReader, into: OutboxWriter): number[] {
  const last = highestSeq(from);
  const unreadable: number[] = [];
  for (const { name, columns } of journaledTables) {
    const read = `select ${columns.join(', ')} from ${name}`;
    if (name !== 'command') copyEach(from, into, name, read, [[]]);
    else {
      const everySeq = Array.from({ length: last }, (_, index) => [index + 1]);
      for (const [seq] of copyEach(from, into, name, `${read} where seq = ?`, everySeq)) unreadable.push(Number(seq));
    }
  }
  keepCounting(into, last);
  return unreadable;
}

/** Numbers that were given stay given, and those of an identity that is lost are given up. */
function settleNumbers(into: OutboxWriter): void {
  const used = sql(into, 'select max(mid) as mid from command').get<{ mid: number | null }>()?.mid ?? 0;
  if (Number(getMeta(into, 'next-mid') ?? '1') <= used) setMeta(into, 'next-mid', String(used + 1));
  if (getMeta(into, 'device-id') === undefined) renumber(into);
}

/** Brings back from the journal what could not be read; how many commands those were. */
function recall(into: OutboxWriter, records: readonly JournalRecord[], from: Position | undefined, whole: boolean) {
  const last = records.at(-1);
  const isOurs = last !== undefined && (from === undefined || from.file === last.file);
  const file = from?.file ?? last?.file;
  const seqs = new Set<number>();
  if (isOurs) {
    const isAhead = from === undefined || last.changes > from.changes;
    const rows = foldRecords(records.filter((record) => record.file === last.file));
    const options = { lastSeq: last.lastSeq, whole: whole && from !== undefined };
    for (const seq of restoreRows(into, rows, isAhead ? 'all' : 'missing', options).seqs) seqs.add(seq);
  }
  // One more than either has seen: the journal is written anew at the next opening.
  if (file !== undefined) setPosition(into, file, Math.max(from?.changes ?? 0, isOurs ? last.changes : 0) + 1);
  return seqs;
}

/**
 * For an outbox that is damaged: puts all that can still be read, of it and of the journal beside it, into a new file in its place. The
 * damaged one is kept under `asidePath`. Throws what opening throws when nothing of either can be read; then nothing is changed.
 */
export function repairOutbox(path: string, key: Uint8Array, asidePath: string): Repaired {
  const fresh = `${path}.repairing`;
  for (const end of companions) rmSync(fresh + end, { force: true });
  for (const end of companions) if (existsSync(path + end)) copyFileSync(path + end, asidePath + end);
  const bytes = readJournalFile(journalPath(path));
  const { records, damaged } = bytes ? decodeJournal(bytes, journalKey(key)) : { records: [], damaged: 0 };
  const from = openToSalvage(path, key, records.length > 0);
  const into: OutboxWriter = handleOf(openFile(fresh, key, outboxFile));
  let repaired: Repaired;
  try {
    repaired = transaction(into, () => {
      const unreadable = from ? salvage(from, into) : [];
      const position = from && tolerant(() => outboxPosition(from));
      const recalled = recall(into, records, position, damaged === 0);
      settleNumbers(into);
      const commands = sql(into, 'select count(*) as count from command').get<{ count: number }>()?.count ?? 0;
      return { commands, recalled: recalled.size, unreadable: unreadable.filter((seq) => !recalled.has(seq)).length };
    });
  } finally {
    close(into);
    if (from) close(from);
  }
  renameSync(fresh, repairedPath(path));
  takeRepaired(path);
  return repaired;
}

/** Where a journal can stand in for it, even a file of which nothing can be read is no hindrance. */
function openToSalvage(path: string, key: Uint8Array, hasJournal: boolean): OutboxReader | undefined {
  try {
    return handleOf(openFile(path, key, outboxFile));
  } catch (error) {
    const unreadable = error instanceof AppError && (error.kind === 'damaged' || error.kind === 'wrong-key');
    if (hasJournal && unreadable) return undefined;
    throw error;
  }
}

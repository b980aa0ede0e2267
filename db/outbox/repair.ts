import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { AppError } from '#domain/contract/failure.ts';
import { close, handleOf, sql, transaction } from '../connection/connection.ts';
import type { OutboxReader, OutboxWriter } from '../connection/handle.ts';
import { openFile } from '../connection/open-file.ts';
import type { SqlValue } from '../connection/statement.ts';
import { getMeta, setMeta } from './meta.ts';
import { outboxFile, repairedPath, takeRepaired } from './outbox-file.ts';
import { renumber } from './sending.ts';

const companions = ['', '-wal', '-shm'];

/** How a repair ended. */
export interface Repaired {
  /** Commands that were saved into the new file. */
  readonly commands: number;
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

/** Copies the rows with these keys one by one, so that a damaged page costs no more than what stands on it. */
function copyEach(from: OutboxReader, into: OutboxWriter, table: string, read: string, keys: readonly SqlValue[][]) {
  let copied = 0;
  let unreadable = 0;
  for (const key of keys) {
    const rows = tolerant(() => sql(from, read).all<Record<string, SqlValue>>(...key));
    if (!rows) unreadable++;
    for (const row of rows ?? []) {
      copyRow(into, table, row);
      copied++;
    }
  }
  return { copied, unreadable };
}

const columns = {
  command:
    'seq, uid, mid, envelope, reads, writes, state, wasDismissed, epoch, vers, conflicted, refusal, acknowledgedAt',
  draft: 'kind, subject, content, savedAt',
  number_block: 'first, last, next',
  meta: 'key, value',
} as const;

/** The highest `seq` ever given; told by whichever page of those that know it can be read. */
function lastSeq(from: OutboxReader): number {
  const counter = `select seq as last from sqlite_sequence where name = 'command'`;
  const highest = 'select max(seq) as last from command';
  for (const text of [counter, highest]) {
    const last = tolerant(() => sql(from, text).get<{ last: number | null }>())?.last;
    if (typeof last === 'number') return last;
  }
  return 0;
}

/** No command may get the place of one that was pruned or is unreadable. */
function keepCounting(into: OutboxWriter, last: number): void {
  const { changes } = sql(into, `update sqlite_sequence set seq = ? where name = 'command'`).run(last);
  if (changes === 0) sql(into, `insert into sqlite_sequence (name, seq) values ('command', ?)`).run(last);
}

function salvage(from: OutboxReader, into: OutboxWriter): Repaired {
  const last = lastSeq(from);
  const everySeq = Array.from({ length: last }, (_, index) => [index + 1]);
  const bySeq = `select ${columns.command} from command where seq = ?`;
  const { copied, unreadable } = copyEach(from, into, 'command', bySeq, everySeq);
  keepCounting(into, last);
  for (const table of ['meta', 'number_block', 'draft'] as const)
    copyEach(from, into, table, `select ${columns[table]} from ${table}`, [[]]);
  const used = sql(into, 'select max(mid) as mid from command').get<{ mid: number | null }>()?.mid ?? 0;
  if (Number(getMeta(into, 'next-mid') ?? '1') <= used) setMeta(into, 'next-mid', String(used + 1));
  // The numbers belonged to an identity that is lost; the device will get another.
  if (getMeta(into, 'device-id') === undefined) renumber(into);
  return { commands: copied, unreadable };
}

/**
 * For an outbox that is damaged: puts all that can still be read into a new file in its place. The damaged one is kept under
 * `asidePath`. Throws what opening throws when not even the first page can be read; then nothing is changed.
 */
export function repairOutbox(path: string, key: Uint8Array, asidePath: string): Repaired {
  const fresh = `${path}.repairing`;
  for (const end of companions) rmSync(fresh + end, { force: true });
  for (const end of companions) if (existsSync(path + end)) copyFileSync(path + end, asidePath + end);
  const from: OutboxReader = handleOf(openFile(path, key, outboxFile));
  const into: OutboxWriter = handleOf(openFile(fresh, key, outboxFile));
  let repaired: Repaired;
  try {
    repaired = transaction(into, () => salvage(from, into));
  } finally {
    close(into);
    close(from);
  }
  renameSync(fresh, repairedPath(path));
  takeRepaired(path);
  return repaired;
}

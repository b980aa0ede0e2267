import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { close, sql, transaction } from '#db/connection/connection.ts';
import type { OutboxWriter } from '#db/connection/handle.ts';
import { openOutbox } from '#db/open.ts';
import { appendCommand, liveCommands } from '#db/outbox/commands.ts';
import { getDraft, saveDraft } from '#db/outbox/drafts.ts';
import { getMeta, setMeta } from '#db/outbox/meta.ts';
import { addNumberBlock, numbersLeft, takeNumber } from '#db/outbox/numbers.ts';
import { repairOutbox } from '#db/outbox/repair.ts';
import { nextToSend } from '#db/outbox/sending.ts';
import { buildEnvelope } from '../../builders/envelope.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { testKey } from '../keys.ts';

const page = 4096;
const damaged = expect.objectContaining({ kind: 'damaged' });

/** A file with 400 commands of which ten have left, a draft and numbers; its journal is gone, unless the test is about it. */
function filled({ journal = false } = {}): { folder: string; path: string } {
  const folder = temporaryFolder();
  const path = join(folder, 'outbox.db');
  const db = openOutbox(path, testKey());
  transaction(db, () => {
    for (let n = 1; n <= 400; n++) appendCommand(db, { envelope: buildEnvelope(n), reads: [], writes: [`entry/${n}`] });
    setMeta(db, 'device-id', 'device');
    addNumberBlock(db, 100, 199);
    takeNumber(db);
    saveDraft(db, 'reply', 'case', { text: 'half a word' }, 1);
  });
  nextToSend(db, 10);
  close(db);
  if (!journal) dropJournal(folder);
  return { folder, path };
}

function dropJournal(folder: string): void {
  rmSync(join(folder, 'outbox.journal'));
}

function spoil(path: string, pages: readonly number[]): void {
  const bytes = readFileSync(path);
  for (const number of pages) bytes.fill(0xaa, (number - 1) * page + 50, (number - 1) * page + 60);
  writeFileSync(path, bytes);
}

/** Which pages of a file hold what, told before they are damaged. */
function pagesOf(path: string, table: string): number[] {
  const journal = path.replace(/db$/, 'journal');
  const hadJournal = existsSync(journal);
  const db = openOutbox(path, testKey());
  const rows = sql(db, `select pageno from dbstat where name = ? and pagetype = 'leaf' order by pageno`).all<{
    pageno: number;
  }>(table);
  close(db);
  if (!hadJournal) rmSync(journal);
  return rows.map(({ pageno }) => pageno);
}

function seqs(db: OutboxWriter): number[] {
  return liveCommands(db).map(({ seq }) => seq);
}

test('of a damaged page only what stands on it is lost, and the damaged file is kept', () => {
  const { folder, path } = filled();
  const leaves = pagesOf(path, 'command');
  const [, second = 0] = leaves;
  spoil(path, [second]);
  const bytes = readFileSync(path);
  expect(() => openOutbox(path, testKey())).toThrow(damaged);
  const { commands, unreadable } = repairOutbox(path, testKey(), join(folder, 'aside.db'));
  expect(unreadable).toBeGreaterThan(0);
  expect(unreadable).toBeLessThanOrEqual(Math.ceil((400 / leaves.length) * 2));
  expect(commands + unreadable).toBe(400);
  expect(readFileSync(join(folder, 'aside.db')).equals(bytes)).toBe(true);

  const db = openOutbox(path, testKey());
  expect(seqs(db)).toHaveLength(commands);
  expect(liveCommands(db).at(-1)).toMatchObject({ seq: 400, envelope: buildEnvelope(400), writes: ['entry/400'] });
  expect(getDraft(db, 'reply', 'case')?.content).toEqual({ text: 'half a word' });
  expect([numbersLeft(db), takeNumber(db)]).toEqual([99, 101]);
  expect(getMeta(db, 'device-id')).toBe('device');
  const sent = nextToSend(db, 400).map(({ mid }) => mid ?? 0);
  expect(sent.at(-1)).toBe(Math.max(10, ...sent));
  expect(new Set(sent).size).toBe(commands);
});

test('damage that no command stands on costs no command', () => {
  const { folder, path } = filled();
  spoil(path, pagesOf(path, 'sqlite_autoindex_command_1'));
  expect(() => openOutbox(path, testKey())).toThrow(damaged);
  expect(repairOutbox(path, testKey(), join(folder, 'aside.db'))).toMatchObject({ commands: 400, unreadable: 0 });
  const db = openOutbox(path, testKey());
  expect(seqs(db)).toHaveLength(400);
  expect(() => appendCommand(db, { envelope: buildEnvelope(1), reads: [], writes: [] })).toThrow(/UNIQUE/);
});

test('without its identity the device numbers what waits anew; no place is given twice', () => {
  const { folder, path } = filled();
  spoil(path, [...pagesOf(path, 'meta'), ...pagesOf(path, 'sqlite_sequence')]);
  expect(repairOutbox(path, testKey(), join(folder, 'aside.db'))).toMatchObject({ commands: 400, unreadable: 0 });
  const db = openOutbox(path, testKey());
  expect(getMeta(db, 'device-id')).toBeUndefined();
  expect(nextToSend(db, 400).map(({ mid }) => mid)).toEqual(Array.from({ length: 400 }, (_, index) => index + 1));
  expect(appendCommand(db, { envelope: buildEnvelope(401), reads: [], writes: [] })).toBe(401);
});

test('what was still in the write-ahead log is saved too', () => {
  const folder = temporaryFolder();
  const [live, path] = [join(folder, 'live.db'), join(folder, 'outbox.db')];
  const db = openOutbox(live, testKey());
  for (let n = 1; n <= 3; n++) appendCommand(db, { envelope: buildEnvelope(n), reads: [], writes: [] });
  for (const end of ['', '-wal']) copyFileSync(live + end, path + end);
  expect(repairOutbox(path, testKey(), join(folder, 'aside.db'))).toMatchObject({ commands: 3, unreadable: 0 });
  expect(seqs(openOutbox(path, testKey()))).toEqual([1, 2, 3]);
});

test('a repair that was cut short before the last step is finished at the next opening', () => {
  const { folder, path } = filled();
  repairOutbox(path, testKey(), join(folder, 'aside.db'));
  renameSync(path, `${path}.repaired`);
  copyFileSync(join(folder, 'aside.db'), path);
  spoil(path, pagesOf(`${path}.repaired`, 'command'));
  writeFileSync(`${path}-wal`, 'the log of the damaged file');
  expect(seqs(openOutbox(path, testKey()))).toHaveLength(400);
  expect(existsSync(`${path}.repaired`)).toBe(false);
});

test('when not even the first page can be read nothing is changed', () => {
  const { folder, path } = filled();
  spoil(path, [1]);
  const bytes = readFileSync(path);
  expect(() => repairOutbox(path, testKey(), join(folder, 'aside.db'))).toThrow(damaged);
  expect(readFileSync(path).equals(bytes)).toBe(true);
  expect(existsSync(`${path}.repaired`)).toBe(false);
});

test('what no page has any more comes back from the journal, every number where it was', () => {
  const { folder, path } = filled({ journal: true });
  spoil(path, [...pagesOf(path, 'command'), ...pagesOf(path, 'meta'), ...pagesOf(path, 'draft')]);
  const repaired = repairOutbox(path, testKey(), join(folder, 'aside.db'));
  expect(repaired).toEqual({ commands: 400, recalled: 400, unreadable: 0 });
  const db = openOutbox(path, testKey());
  expect(seqs(db)).toEqual(Array.from({ length: 400 }, (_, index) => index + 1));
  expect(getMeta(db, 'device-id')).toBe('device');
  expect(getDraft(db, 'reply', 'case')?.content).toEqual({ text: 'half a word' });
  expect(nextToSend(db, 11).map(({ mid }) => mid)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test('an outbox of which not even the first page can be read comes back from the journal', () => {
  const { folder, path } = filled({ journal: true });
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0x55));
  expect(() => openOutbox(path, testKey())).toThrow(damaged);
  expect(repairOutbox(path, testKey(), join(folder, 'aside.db'))).toMatchObject({ commands: 400, unreadable: 0 });
  expect(seqs(openOutbox(path, testKey()))).toHaveLength(400);
  expect(readFileSync(join(folder, 'aside.db')).equals(bytes)).toBe(true);
});

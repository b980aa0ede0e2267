// The promise: whatever eight bytes of an account's files change behind our back, it is found out at the opening or at the first
// touch of the place, and nothing is lost by it; or nothing ever reads those bytes.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openAccountOutbox, openAccountReplica, type ProfileFiles } from '#core/session/account-files.ts';
import { close, connectionOf, transaction } from '#db/connection/connection.ts';
import type { AnyReader, OutboxReader } from '#db/connection/handle.ts';
import { openOutbox, openReplica } from '#db/open.ts';
import { appendCommand } from '#db/outbox/commands.ts';
import { saveDraft } from '#db/outbox/drafts.ts';
import { setMeta } from '#db/outbox/meta.ts';
import { addNumberBlock, takeNumber } from '#db/outbox/numbers.ts';
import { nextToSend } from '#db/outbox/sending.ts';
import { raiseMark } from '#db/replica/mark.ts';
import { saveRecord } from '#db/replica/records.ts';
import { AppError } from '#domain/contract/failure.ts';
import { buildEnvelope } from '../builders/envelope.ts';
import { buildCase, buildCustomer, buildEntry } from '../builders/records.ts';
import { contentOf } from '../db/journal/outbox-at-work.ts';
import { testKey } from '../db/keys.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';
import { Random } from '../sim/random.ts';

const flips = 150;
const flipBytes = 8;
const agentId = 'anna';

/** An account's folder and the log of what happens to it. */
function profile(folder: string): { readonly files: ProfileFiles; readonly account: string; readonly noted: string[] } {
  const noted: string[] = [];
  const note = (message: string, fields?: object) => noted.push(`${message} ${JSON.stringify(fields ?? {})}`);
  const log = { info: note, warn: note, error: note };
  const clock = { now: () => 1, monotonic: () => 0, after: () => () => undefined };
  const account = join(folder, 'accounts', agentId);
  mkdirSync(account, { recursive: true });
  return { files: { folder, key: testKey(), ports: { clock, log }, troubled: () => undefined }, account, noted };
}

/** Copies files that are open, as a kill leaves them; the shared index beside the log is made anew by whoever opens them. */
function copyInto(from: string, to: string): void {
  for (const name of readdirSync(to)) rmSync(join(to, name));
  for (const name of readdirSync(from)) if (!name.endsWith('-shm')) copyFileSync(join(from, name), join(to, name));
}

/** Changes eight bytes, each to another value, at a place anywhere in these files. Says where. */
function flip(folder: string, names: readonly string[], random: Random): string {
  const sizes = names.map((name) => readFileSync(join(folder, name)).length);
  let at = random.below(sizes.reduce((sum, size) => sum + size - flipBytes, 0));
  const index = sizes.findIndex((size) => {
    if (at < size - flipBytes) return true;
    at -= size - flipBytes;
    return false;
  });
  const path = join(folder, names[index] ?? '');
  const bytes = readFileSync(path);
  for (let offset = at; offset < at + flipBytes; offset++)
    bytes[offset] = (bytes[offset] ?? 0) ^ (1 + random.below(255));
  writeFileSync(path, bytes);
  return `${names[index]} at ${at}`;
}

/** All rows of all tables; every page, of indexes too, is read on the way. */
function everythingIn(db: AnyReader): Record<string, unknown> {
  const { driver } = connectionOf(db);
  const tables = driver
    .prepare(`select name from sqlite_schema where type = 'table' and sql not like 'create virtual%' order by name`)
    .pluck()
    .all() as string[];
  const rows = Object.fromEntries(
    tables.map((name) => [name, driver.prepare(`select * from "${name}" order by 1`).raw().all()]),
  );
  if (driver.pragma('integrity_check(1)', { simple: true }) !== 'ok')
    throw new AppError('damaged', 'A page is damaged.');
  return rows;
}

function isDamaged(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    (error instanceof AppError && error.kind === 'damaged') || code === 'SQLITE_NOTADB' || /^SQLITE_CORRUPT/.test(code)
  );
}

test(`${flips} flips in a replica and its log: each is found out, or nothing reads what it hit`, () => {
  const source = temporaryFolder();
  const outbox: OutboxReader = openOutbox(join(temporaryFolder(), 'outbox.db'), testKey());
  const replica = openReplica(join(source, 'replica.db'), testKey());
  for (let page = 0; page < 6; page++) {
    transaction(replica, () => {
      for (let n = page * 20 + 1; n <= page * 20 + 20; n++)
        for (const record of [buildCustomer(n), buildCase(n), buildEntry(n)]) saveRecord(replica, record, n);
      raiseMark(replica);
    });
    if (page === 3) connectionOf(replica).driver.pragma('wal_checkpoint(truncate)');
  }
  setMeta(outbox as Parameters<typeof setMeta>[0], 'replica-mark', '6');
  const { files, account, noted } = profile(temporaryFolder());
  copyInto(source, account);
  const whole = openAccountReplica(files, agentId, outbox);
  const truth = everythingIn(whole);
  close(whole);
  expect(noted).toEqual([]);

  const random = new Random(20_261_122);
  const found = { opening: 0, touch: 0, unused: 0 };
  for (let round = 0; round < flips; round++) {
    copyInto(source, account);
    const where = flip(account, ['replica.db', 'replica.db-wal'], random);
    noted.length = 0;
    const opened = openAccountReplica(files, agentId, outbox);
    if (noted.length > 0) found.opening++;
    else
      try {
        expect(everythingIn(opened), where).toEqual(truth);
        found.unused++;
      } catch (error) {
        if (!isDamaged(error)) throw error;
        found.touch++;
      }
    close(opened);
  }
  close(replica);
  expect(found.opening + found.touch + found.unused).toBe(flips);
  // Every byte of a page is under its seal.
  expect(found.opening + found.touch).toBeGreaterThan(flips / 2);
});

test(`${flips} flips in an outbox, its log and its journal cost no command, no number and no draft`, () => {
  const source = temporaryFolder();
  const outbox = openOutbox(join(source, 'outbox.db'), testKey(), { account: agentId });
  const fill = (from: number, to: number) => {
    for (let n = from; n <= to; n++)
      appendCommand(outbox, { envelope: buildEnvelope(n), reads: [], writes: [`a/${n}`] });
  };
  fill(1, 60);
  setMeta(outbox, 'device-id', 'device');
  addNumberBlock(outbox, 100, 199);
  takeNumber(outbox);
  saveDraft(outbox, 'reply', 'case', { body: '写了一半' }, 1);
  nextToSend(outbox, 10);
  connectionOf(outbox).driver.pragma('wal_checkpoint(truncate)');
  fill(61, 80);
  const truth = contentOf(outbox);
  const { files, account, noted } = profile(temporaryFolder());
  const names = ['outbox.db', 'outbox.db-wal', 'outbox.journal'];

  const random = new Random(8_150);
  const touched = new Set<string>();
  let noticed = 0;
  for (let round = 0; round < flips; round++) {
    copyInto(source, account);
    const where = flip(account, names, random);
    noted.length = 0;
    const opened = openAccountOutbox(files, agentId);
    expect(contentOf(opened), where).toEqual(truth);
    close(opened);
    if (noted.length > 0) {
      noticed++;
      touched.add(where.split(' ')[0] ?? '');
    }
  }
  close(outbox);
  expect([...touched].sort()).toEqual(names);
  expect(noticed).toBeGreaterThan(flips / 2);
});

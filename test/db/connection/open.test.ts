import { copyFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { close, connectionOf, sql, transaction } from '#db/connection/connection.ts';
import type { AnyReader, OutboxWriter } from '#db/connection/handle.ts';
import { refuseUnsafeSqlite } from '#db/connection/open-file.ts';
import { openOutbox, openProfile, openReplica, openReplicaReader } from '#db/open.ts';
import { appendCommand, liveCommands } from '#db/outbox/commands.ts';
import { loadRecord, saveRecord } from '#db/replica/records.ts';
import { buildEnvelope } from '../../builders/envelope.ts';
import { buildCustomer } from '../../builders/records.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { testKey } from '../keys.ts';

const outboxPath = () => join(temporaryFolder(), 'outbox.db');
const failing = (kind: string) => expect.objectContaining({ kind });

function pragma(db: AnyReader, name: string): unknown {
  return connectionOf(db).driver.pragma(name, { simple: true });
}

function fill(db: OutboxWriter, count: number): void {
  transaction(db, () => {
    for (let n = 1; n <= count; n++) appendCommand(db, { envelope: buildEnvelope(n), reads: [], writes: [] });
  });
}

/** A closed outbox with so many commands. */
function outboxFile(count: number): string {
  const path = outboxPath();
  const db = openOutbox(path, testKey());
  fill(db, count);
  close(db);
  return path;
}

describe('an opened file', () => {
  test.each([
    ['profile', openProfile, 2],
    ['outbox', openOutbox, 2],
    ['replica', openReplica, 1],
  ] as const)('of the %s is as durable at the second opening as at the first', (_name, open, synchronous) => {
    const path = outboxPath();
    for (let time = 0; time < 2; time++) {
      const db = open(path, testKey());
      expect(pragma(db, 'synchronous')).toBe(synchronous);
      expect(pragma(db, 'journal_mode')).toBe('wal');
      expect(pragma(db, 'secure_delete')).toBe(1);
      expect(pragma(db, 'temp_store')).toBe(2);
      close(db);
    }
  });

  test('holds nothing that can be read without the key, in the file or beside it', () => {
    const path = outboxPath();
    const db = openOutbox(path, testKey());
    appendCommand(db, { envelope: buildEnvelope(1, { args: { body: 'SECRETWORD' } }), reads: [], writes: [] });
    const bytes = () =>
      Buffer.concat(
        ['', '-wal', '-shm']
          .map((end) => path + end)
          .filter(existsSync)
          .map((file) => readFileSync(file)),
      );
    expect(bytes().includes('SECRETWORD')).toBe(false);
    expect(bytes().includes('SQLite format')).toBe(false);
    expect(bytes().includes('create table')).toBe(false);
    close(db);
    expect(bytes().includes('SECRETWORD')).toBe(false);
  });

  test('can be read by a second connection while the first writes', () => {
    const path = outboxPath();
    const writer = openReplica(path, testKey());
    const reader = openReplicaReader(path, testKey());
    saveRecord(writer, buildCustomer(1), 1);
    expect(loadRecord(reader, buildCustomer(1))).toEqual(buildCustomer(1));
    expect(() => connectionOf(reader).driver.exec('delete from customer')).toThrow(/readonly/);
  });

  test('a reader opens nothing that is not there', () => {
    const path = outboxPath();
    expect(() => openReplicaReader(path, testKey())).toThrow();
    expect(existsSync(path)).toBe(false);
  });
});

describe('a file that cannot be opened is told apart', () => {
  test('with another key', () => {
    const path = outboxFile(3);
    const before = readFileSync(path);
    expect(() => openOutbox(path, testKey(2))).toThrow(failing('wrong-key'));
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(liveCommands(openOutbox(path, testKey()))).toHaveLength(3);
  });

  test('with another key, and nothing that is still in the write-ahead log gets lost', () => {
    const path = outboxPath();
    const db = openOutbox(path, testKey());
    fill(db, 3);
    const copy = outboxPath();
    for (const end of ['', '-wal']) copyFileSync(path + end, copy + end);
    expect(() => openOutbox(copy, testKey(2))).toThrow(failing('wrong-key'));
    expect(liveCommands(openOutbox(copy, testKey()))).toHaveLength(3);
  });

  test.each([
    ['its first page is overwritten', (bytes: Buffer) => bytes.fill(7, 100, 300)],
    ['a power cut left zeros', (bytes: Buffer) => bytes.fill(0)],
    ['a power cut left zeros in its first page', (bytes: Buffer) => bytes.fill(0, 0, 4096)],
    ['it is a fragment', (bytes: Buffer) => bytes.subarray(0, 1000)],
  ])('damaged: %s', (_what, damage) => {
    const path = outboxFile(3);
    writeFileSync(path, damage(readFileSync(path)));
    expect(() => openOutbox(path, testKey())).toThrow(failing('damaged'));
  });

  test('damaged further in, as soon as the place is read', () => {
    const path = outboxFile(500);
    const bytes = readFileSync(path);
    for (let at = 4096 + 2000; at < bytes.length; at += 4096) bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(() => liveCommands(openOutbox(path, testKey()))).toThrow(failing('damaged'));
  });

  test('damaged: its end is missing', () => {
    const path = outboxFile(500);
    truncateSync(path, 4096 * 5);
    expect(() => liveCommands(openOutbox(path, testKey()))).toThrow(failing('damaged'));
  });

  test('written by a newer Holdfast, and then not one byte is changed', () => {
    const path = outboxFile(3);
    const db = openOutbox(path, testKey());
    connectionOf(db).driver.pragma('user_version = 999');
    close(db);
    const before = readFileSync(path);
    expect(() => openOutbox(path, testKey())).toThrow(failing('from-the-future'));
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  test('with a key of the wrong length', () => {
    expect(() => openOutbox(outboxPath(), new Uint8Array(16))).toThrow(RangeError);
  });
});

test('a full disk is told as such, and what was there stays', () => {
  const db = openOutbox(outboxPath(), testKey());
  fill(db, 10);
  connectionOf(db).driver.pragma(`max_page_count = ${Number(pragma(db, 'page_count')) + 1}`);
  expect(() => {
    for (let n = 11; n < 1000; n++) appendCommand(db, { envelope: buildEnvelope(n), reads: [], writes: [] });
  }).toThrow(failing('disk-full'));
  expect(liveCommands(db).length).toBeGreaterThanOrEqual(10);
});

test('SQLite versions that can lose commits are refused', () => {
  for (const safe of ['3.51.3', '3.51.10', '3.53.4', '4.0.0']) expect(() => refuseUnsafeSqlite(safe)).not.toThrow();
  for (const unsafe of ['3.51.2', '3.50.9', '3.9.9', '2.99.99']) expect(() => refuseUnsafeSqlite(unsafe)).toThrow();
});

describe('a transaction', () => {
  test('is all or nothing', () => {
    const db = openOutbox(outboxPath(), testKey());
    expect(() =>
      transaction(db, () => {
        fill(db, 2);
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(liveCommands(db)).toEqual([]);
  });

  test('inside another gives way alone', () => {
    const db = openOutbox(outboxPath(), testKey());
    transaction(db, () => {
      fill(db, 2);
      try {
        transaction(db, () => {
          sql(db, 'delete from command').run();
          throw new Error('stop');
        });
      } catch {}
    });
    expect(liveCommands(db)).toHaveLength(2);
  });
});

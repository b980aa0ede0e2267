import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { close } from '#db/connection/connection.ts';
import type { OutboxWriter } from '#db/connection/handle.ts';
import { openOutbox } from '#db/open.ts';
import {
  appendCommand,
  commandByUid,
  dismissCommand,
  liveCommands,
  outboxCounts,
  pruneAcknowledged,
  refusedCommands,
} from '#db/outbox/commands.ts';
import { getDraft, listDrafts, removeDraft, saveDraft } from '#db/outbox/drafts.ts';
import { getMeta, removeMeta, setMeta } from '#db/outbox/meta.ts';
import { addNumberBlock, nextProvisional, numbersLeft, takeNumber } from '#db/outbox/numbers.ts';
import { nextToSend, recordResults } from '#db/outbox/sending.ts';
import { buildEnvelope } from '../../builders/envelope.ts';
import { ids } from '../../builders/ids.ts';
import { day, noon } from '../../builders/times.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { testKey } from '../keys.ts';

/** Opens the same file again and again. */
function file(): () => OutboxWriter {
  const path = join(temporaryFolder(), 'outbox.db');
  return () => openOutbox(path, testKey());
}
const fresh = () => file()();
const uid = (n: number) => ids.command(n);

function append(db: OutboxWriter, n: number): number {
  return appendCommand(db, { envelope: buildEnvelope(n), reads: [`case/${n}`], writes: [`entry/${n}`] });
}

function answer(db: OutboxWriter, n: number, status: 'accepted' | 'refused', at = noon): void {
  nextToSend(db, 100);
  const result = { uid: uid(n), mid: n, status, vers: {} };
  recordResults(db, { epoch: 1, at, results: [result] });
}

describe('a command', () => {
  test('is there as it was appended after the file is opened again', () => {
    const open = file();
    const db = open();
    const envelope = buildEnvelope(1, {
      args: { body: '退款\u0000"\u2028😀' },
      base: { 'case/1': { rev: 3, fields: { subject: null } } },
      dependsOn: [uid(9)],
    });
    expect(appendCommand(db, { envelope, reads: ['case/1'], writes: ['case/1', 'entry/1'] })).toBe(1);
    close(db);
    expect(commandByUid(open(), uid(1))).toEqual({
      seq: 1,
      mid: null,
      envelope,
      reads: ['case/1'],
      writes: ['case/1', 'entry/1'],
      state: 'waiting',
      epoch: null,
      vers: {},
      conflicted: false,
      refusal: null,
      acknowledgedAt: null,
    });
  });

  test('is appended once only', () => {
    const db = fresh();
    append(db, 1);
    expect(() => append(db, 1)).toThrow(/UNIQUE/);
    expect(liveCommands(db)).toHaveLength(1);
  });

  test('never gets a place that another had, even after that one was pruned', () => {
    const db = fresh();
    append(db, 1);
    answer(db, 1, 'accepted');
    expect(pruneAcknowledged(db, noon + 1, 1)).toBe(1);
    expect(append(db, 2)).toBe(2);
  });

  test('that was refused needs somebody until it is put aside, and keeps its content then', () => {
    const db = fresh();
    append(db, 1);
    append(db, 2);
    append(db, 3);
    dismissCommand(db, uid(2));
    answer(db, 1, 'refused');
    expect(outboxCounts(db)).toEqual({ waiting: 2, refused: 1 });
    expect(refusedCommands(db).map((command) => command.envelope.uid)).toEqual([uid(1)]);
    dismissCommand(db, uid(1));
    expect(outboxCounts(db)).toEqual({ waiting: 2, refused: 0 });
    expect(refusedCommands(db)).toEqual([]);
    expect(commandByUid(db, uid(1))).toMatchObject({ state: 'dismissed', envelope: buildEnvelope(1) });
  });

  test('is forgotten when it was confirmed and acknowledged long ago, and only then', () => {
    const db = fresh();
    for (const n of [1, 2, 3, 4, 5]) append(db, n);
    answer(db, 1, 'accepted', noon - 40 * day);
    answer(db, 2, 'refused', noon - 40 * day);
    answer(db, 3, 'accepted', noon - 10 * day);
    answer(db, 4, 'accepted', noon - 40 * day);
    expect(pruneAcknowledged(db, noon - 30 * day, 3)).toBe(1);
    const left = [1, 2, 3, 4, 5].filter((n) => commandByUid(db, uid(n)));
    expect(left).toEqual([2, 3, 4, 5]);
  });
});

describe('drafts', () => {
  test('are one for each kind and subject, the last saved first', () => {
    const open = file();
    const db = open();
    saveDraft(db, 'reply', 'case1', { text: 'a' }, 1);
    saveDraft(db, 'note', 'case1', { text: 'b' }, 2);
    saveDraft(db, 'reply', 'case1', { text: 'c' }, 3);
    saveDraft(db, 'new-case', '', null, 2);
    close(db);
    const again = open();
    expect(getDraft(again, 'reply', 'case1')).toEqual({
      kind: 'reply',
      subject: 'case1',
      content: { text: 'c' },
      savedAt: 3,
    });
    expect(listDrafts(again).map(({ kind }) => kind)).toEqual(['reply', 'new-case', 'note']);
    removeDraft(again, 'reply', 'case1');
    expect(getDraft(again, 'reply', 'case1')).toBeUndefined();
    expect(listDrafts(again)).toHaveLength(2);
  });
});

describe('case numbers', () => {
  test('are taken from the blocks in order, each once, across openings', () => {
    const open = file();
    const db = open();
    addNumberBlock(db, 200, 201);
    addNumberBlock(db, 100, 101);
    expect(numbersLeft(db)).toBe(4);
    expect([takeNumber(db), takeNumber(db), takeNumber(db)]).toEqual([100, 101, 200]);
    close(db);
    const again = open();
    expect(numbersLeft(again)).toBe(1);
    expect([takeNumber(again), takeNumber(again)]).toEqual([201, null]);
    expect(numbersLeft(again)).toBe(0);
  });

  test('a block that is leased to us twice is used once', () => {
    const db = fresh();
    addNumberBlock(db, 1, 3);
    takeNumber(db);
    addNumberBlock(db, 1, 3);
    expect(numbersLeft(db)).toBe(2);
    expect(takeNumber(db)).toBe(2);
  });

  test('cases without one are counted', () => {
    const open = file();
    const db = open();
    expect([nextProvisional(db), nextProvisional(db)]).toEqual([1, 2]);
    close(db);
    expect(nextProvisional(open())).toBe(3);
  });
});

test('meta values are kept by key and can be removed', () => {
  const db = fresh();
  expect(getMeta(db, 'token')).toBeUndefined();
  setMeta(db, 'token', 'a');
  setMeta(db, 'token', 'b');
  setMeta(db, 'epoch', '1');
  expect(getMeta(db, 'token')).toBe('b');
  removeMeta(db, 'token');
  expect([getMeta(db, 'token'), getMeta(db, 'epoch')]).toEqual([undefined, '1']);
});

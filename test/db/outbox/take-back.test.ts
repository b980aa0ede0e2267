import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OutboxWriter } from '#db/connection/handle.ts';
import { openOutbox } from '#db/open.ts';
import { appendCommand, commandByUid } from '#db/outbox/commands.ts';
import { getDraft, saveDraft } from '#db/outbox/drafts.ts';
import { listCommands } from '#db/outbox/list-commands.ts';
import { nextToSend, recordResults } from '#db/outbox/sending.ts';
import { takeBackInto } from '#db/outbox/take-back.ts';
import { buildEnvelope } from '../../builders/envelope.ts';
import { ids } from '../../builders/ids.ts';
import { noon } from '../../builders/times.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { testKey } from '../keys.ts';

function outboxWith(...numbers: number[]): OutboxWriter {
  const db = openOutbox(join(temporaryFolder(), 'outbox.db'), testKey());
  for (const n of numbers) append(db, n);
  return db;
}

function append(db: OutboxWriter, n: number, replaces?: string): void {
  const envelope = buildEnvelope(n, { args: { caseId: ids.case(n % 2), body: `text ${n}` } });
  appendCommand(db, { envelope, reads: [], writes: [], replaces });
}

function answer(db: OutboxWriter, ...answers: ['accepted' | 'refused', number][]): void {
  const left = nextToSend(db, answers.length);
  const results = answers.map(([status, n], index) => ({
    uid: ids.command(n),
    mid: left[index]?.mid ?? 0,
    status,
    vers: {},
  }));
  recordResults(db, { epoch: 1, at: noon, results });
}

const place = { kind: 'note', subject: ids.case(1) } as const;
const takeBack = (db: OutboxWriter, n: number, body = `text ${n}`, dependents: string[] = []) =>
  takeBackInto(db, ids.command(n), dependents, place, { body }, noon);
const draft = (db: OutboxWriter) => getDraft(db, place.kind, place.subject)?.content;
const stateOf = (db: OutboxWriter, n: number) => commandByUid(db, ids.command(n))?.state;

describe('a text taken back to be written on', () => {
  test('is a draft in the same commit, and goes with what builds on it', () => {
    const db = outboxWith(1, 2, 3);
    expect(takeBack(db, 1, 'text 1', [ids.command(3)])).toEqual([ids.command(1), ids.command(3)]);
    expect(draft(db)).toEqual({ body: 'text 1' });
    expect([1, 2, 3].map((n) => stateOf(db, n))).toEqual(['cancelled', 'waiting', 'cancelled']);
  });

  test('stands before what was begun since', () => {
    const db = outboxWith(1);
    saveDraft(db, place.kind, place.subject, { body: 'begun since' }, noon);
    takeBack(db, 1);
    expect(draft(db)).toEqual({ body: 'text 1\n\nbegun since' });
  });

  test('is not doubled where the draft says the same', () => {
    const db = outboxWith(1);
    saveDraft(db, place.kind, place.subject, { body: 'text 1 ' }, noon);
    takeBack(db, 1);
    expect(draft(db)).toEqual({ body: 'text 1' });
  });

  test('is left alone, draft and all, once it has left', () => {
    const db = outboxWith(1);
    nextToSend(db, 1);
    expect(takeBack(db, 1)).toEqual([]);
    expect(draft(db)).toBeUndefined();
    expect(stateOf(db, 1)).toBe('waiting');
  });

  test('may have been refused; a second time finds nothing to take', () => {
    const db = outboxWith(1);
    answer(db, ['refused', 1]);
    expect(takeBack(db, 1)).toEqual([ids.command(1)]);
    expect(stateOf(db, 1)).toBe('dismissed');
    expect(takeBack(db, 1, 'again')).toEqual([]);
    expect(draft(db)).toEqual({ body: 'text 1' });
  });
});

describe('a command in place of a refused one', () => {
  test('puts that one aside in the same commit, and only once', () => {
    const db = outboxWith(1);
    answer(db, ['refused', 1]);
    append(db, 2, ids.command(1));
    expect(stateOf(db, 1)).toBe('dismissed');
    expect(() => append(db, 3, ids.command(1))).toThrowError(expect.objectContaining({ kind: 'already-done' }));
    expect(stateOf(db, 3)).toBeUndefined();
  });

  test('is not saved while that one still waits', () => {
    const db = outboxWith(1);
    expect(() => append(db, 2, ids.command(1))).toThrowError(expect.objectContaining({ kind: 'already-done' }));
    expect([stateOf(db, 1), stateOf(db, 2)]).toEqual(['waiting', undefined]);
  });
});

describe('the outbox in pages', () => {
  const uids = (
    db: OutboxWriter,
    group: 'needs-you' | 'waiting' | 'sent',
    caseId: string | null = null,
    offset = 0,
  ) => {
    const { total, commands } = listCommands(db, { group, caseId, offset, limit: 2 });
    return { total, numbers: commands.map(({ envelope }) => Number.parseInt(envelope.uid.replace('-', ''), 16)) };
  };

  test('has each command in one group: the oldest first, of what was sent the newest', () => {
    const db = outboxWith(1, 2, 3, 4, 5, 6, 7);
    answer(db, ['accepted', 1], ['refused', 2], ['accepted', 3], ['accepted', 4]);
    expect(uids(db, 'sent').total).toBe(3);
    expect(uids(db, 'sent').numbers).toEqual([4, 3]);
    expect(uids(db, 'sent', null, 2).numbers).toEqual([1]);
    expect(uids(db, 'needs-you')).toEqual({ total: 1, numbers: [2] });
    expect(uids(db, 'waiting')).toEqual({ total: 3, numbers: [5, 6] });
  });

  test('can be asked for one case', () => {
    const db = outboxWith(1, 2, 3, 4);
    expect(uids(db, 'waiting', ids.case(1))).toEqual({ total: 2, numbers: [1, 3] });
    expect(uids(db, 'waiting', ids.case(9))).toEqual({ total: 0, numbers: [] });
  });
});

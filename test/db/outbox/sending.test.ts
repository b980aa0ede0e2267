import { join } from 'node:path';
import { expect, test } from 'vitest';
import { close } from '#db/connection/connection.ts';
import type { OutboxWriter } from '#db/connection/handle.ts';
import { openOutbox } from '#db/open.ts';
import { appendCommand, cancelCommands, commandByUid, dismissCommand, liveCommands } from '#db/outbox/commands.ts';
import { getMeta } from '#db/outbox/meta.ts';
import {
  beginEpoch,
  highestAnswered,
  nextToSend,
  recordResults,
  renumber,
  resendAcknowledged,
} from '#db/outbox/sending.ts';
import type { PushResult } from '#domain/contract/wire/push.ts';
import { buildEnvelope } from '../../builders/envelope.ts';
import { ids } from '../../builders/ids.ts';
import { noon } from '../../builders/times.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { testKey } from '../keys.ts';

const uid = (n: number) => ids.command(n);

function outboxWith(...numbers: number[]): OutboxWriter {
  const db = openOutbox(join(temporaryFolder(), 'outbox.db'), testKey());
  for (const n of numbers) append(db, n);
  return db;
}

function append(db: OutboxWriter, n: number): void {
  appendCommand(db, { envelope: buildEnvelope(n), reads: ['case/x'], writes: [`entry/${n}`] });
}

function result(n: number, mid: number, parts: Partial<PushResult> = {}): PushResult {
  return { uid: uid(n), mid, status: 'accepted', vers: { workspace: mid }, ...parts };
}

function answer(db: OutboxWriter, ...results: PushResult[]): void {
  recordResults(db, { epoch: 1, at: noon, results });
}

const sent = (db: OutboxWriter, limit = 100) => nextToSend(db, limit).map((c) => [c.envelope.uid, c.mid]);

test('commands are numbered densely, in the order they were made, when they are first sent', () => {
  const db = outboxWith(1, 2, 3);
  expect(sent(db, 2)).toEqual([
    [uid(1), 1],
    [uid(2), 2],
  ]);
  append(db, 4);
  expect(sent(db)).toEqual([
    [uid(1), 1],
    [uid(2), 2],
    [uid(3), 3],
    [uid(4), 4],
  ]);
});

test('a number outlives the process', () => {
  const path = join(temporaryFolder(), 'outbox.db');
  const db = openOutbox(path, testKey());
  append(db, 1);
  nextToSend(db, 1);
  close(db);
  const again = openOutbox(path, testKey());
  append(again, 2);
  expect(sent(again)).toEqual([
    [uid(1), 1],
    [uid(2), 2],
  ]);
});

test('what was never sent can be taken back and takes no number', () => {
  const db = outboxWith(1, 2, 3);
  nextToSend(db, 1);
  expect(cancelCommands(db, [uid(1), uid(2), uid(9)])).toEqual([uid(2)]);
  expect(sent(db)).toEqual([
    [uid(1), 1],
    [uid(3), 2],
  ]);
  expect(commandByUid(db, uid(2))?.state).toBe('cancelled');
});

test('an answer moves a command on and keeps what the server said', () => {
  const db = outboxWith(1, 2, 3);
  nextToSend(db, 3);
  const refusal = { kind: 'forbidden', message: 'no' } as const;
  answer(db, result(1, 1), result(2, 2, { status: 'conflict' }), result(3, 3, { status: 'refused', refusal }));
  expect(commandByUid(db, uid(1))).toMatchObject({
    state: 'acknowledged',
    epoch: 1,
    vers: { workspace: 1 },
    conflicted: false,
    acknowledgedAt: noon,
  });
  expect(commandByUid(db, uid(2))).toMatchObject({ state: 'acknowledged', conflicted: true });
  expect(commandByUid(db, uid(3))).toMatchObject({ state: 'refused', refusal });
  expect(liveCommands(db).map((c) => c.envelope.uid)).toEqual([uid(1), uid(2)]);
  expect(sent(db)).toEqual([]);
});

test('the highest number answered counts within its epoch and identity', () => {
  const db = outboxWith(1, 2, 3);
  expect(highestAnswered(db, 1)).toBe(0);
  nextToSend(db, 3);
  answer(db, result(1, 1), result(2, 2, { status: 'refused' }));
  expect([highestAnswered(db, 1), highestAnswered(db, 2)]).toEqual([2, 0]);
  resendAcknowledged(db, 1);
  expect(highestAnswered(db, 1)).toBe(1);
  renumber(db);
  expect(highestAnswered(db, 1)).toBe(0);
});

test('a restored server is not sent what a person put aside', () => {
  const db = outboxWith(1, 2, 3);
  nextToSend(db, 3);
  answer(db, result(1, 1), result(2, 2, { status: 'refused' }), result(3, 3));
  dismissCommand(db, uid(2));
  resendAcknowledged(db, 1);
  expect(commandByUid(db, uid(2))).toMatchObject({ state: 'dismissed', mid: null });
  expect(sent(db)).toEqual([[uid(3), 2]]);
  // Nor when it is restored once more.
  answer(db, result(3, 2));
  resendAcknowledged(db, 0);
  expect(sent(db).map(([name]) => name)).toEqual([uid(1), uid(3)]);
});

test('an answer that comes twice, or late, changes nothing', () => {
  const db = outboxWith(1);
  nextToSend(db, 1);
  answer(db, result(1, 1));
  answer(db, result(1, 1, { status: 'refused' }), result(8, 8));
  expect(commandByUid(db, uid(1))?.state).toBe('acknowledged');
});

test('a restored server gets everything after what it still has, under the same numbers', () => {
  const db = outboxWith(1, 2, 3, 4);
  nextToSend(db, 3);
  answer(db, result(1, 1), result(2, 2), result(3, 3, { status: 'refused' }));
  resendAcknowledged(db, 1);
  expect(commandByUid(db, uid(1))?.state).toBe('acknowledged');
  expect(commandByUid(db, uid(2))).toMatchObject({ state: 'waiting', mid: 2, vers: {}, epoch: null });
  expect(sent(db)).toEqual([
    [uid(2), 2],
    [uid(3), 3],
    [uid(4), 4],
  ]);
});

test('what a server of another epoch still holds stays acknowledged, as of that epoch', () => {
  const db = outboxWith(1, 2);
  nextToSend(db, 2);
  answer(db, result(1, 1, { vers: { workspace: 4 } }), result(2, 2));
  beginEpoch(db, { epoch: 2, generation: 3, lastKnownMid: 1 });
  expect(commandByUid(db, uid(1))).toMatchObject({ state: 'acknowledged', epoch: 2, vers: { workspace: 4 } });
  expect(commandByUid(db, uid(2))).toMatchObject({ state: 'waiting', epoch: null });
  expect([getMeta(db, 'epoch'), getMeta(db, 'generation')]).toEqual(['2', '3']);
});

test('what waits for a restored server after it was sent once cannot be taken back', () => {
  const db = outboxWith(1, 2);
  nextToSend(db, 1);
  answer(db, result(1, 1));
  resendAcknowledged(db, 0);
  expect(cancelCommands(db, [uid(1), uid(2)])).toEqual([uid(2)]);
});

test('a command that was done already is put aside with its content, until a server that forgot it says otherwise', () => {
  const db = outboxWith(1, 2);
  const nothingToDo = { kind: 'nothing-to-do', message: 'These values are set already.' } as const;
  nextToSend(db, 2);
  answer(db, result(1, 1, { status: 'refused', refusal: nothingToDo }), result(2, 2));
  expect(commandByUid(db, uid(1))).toMatchObject({
    state: 'dismissed',
    refusal: nothingToDo,
    envelope: buildEnvelope(1),
  });
  resendAcknowledged(db, 0);
  nextToSend(db, 2);
  answer(db, result(1, 1, { status: 'refused', refusal: { kind: 'forbidden', message: 'no' } }));
  expect(commandByUid(db, uid(1))?.state).toBe('refused');
});

test('with a new identity numbers start over, and old answers are nobody’s', () => {
  const db = outboxWith(1, 2, 3, 4);
  nextToSend(db, 3);
  answer(db, result(1, 1));
  renumber(db);
  expect(commandByUid(db, uid(1))).toMatchObject({ state: 'acknowledged', mid: null });
  expect(cancelCommands(db, [uid(2)])).toEqual([]);
  expect(sent(db)).toEqual([
    [uid(2), 1],
    [uid(3), 2],
    [uid(4), 3],
  ]);
});

test('a server restored after a change of identity gets the commands of the old one too', () => {
  const db = outboxWith(1, 2);
  nextToSend(db, 2);
  answer(db, result(1, 1));
  renumber(db);
  answer(db, result(2, 1));
  resendAcknowledged(db, 0);
  expect(sent(db)).toEqual([
    [uid(1), 1],
    [uid(2), 2],
  ]);
});

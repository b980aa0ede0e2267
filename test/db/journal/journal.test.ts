// The promise: whatever an outbox has said "saved" to stands in its journal too; what one of the two loses comes back from the other,
// once, under the number and uid it had.
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { close, transaction } from '#db/connection/connection.ts';
import type { OutboxWriter } from '#db/connection/handle.ts';
import { journalKey } from '#db/journal/file.ts';
import { decodeJournal, encodeHeader } from '#db/journal/format.ts';
import { forgetInJournal } from '#db/journal/journal.ts';
import type { Reconciled } from '#db/journal/reconcile.ts';
import { mac } from '#db/journal/seal.ts';
import { openOutbox } from '#db/open.ts';
import { appendCommand, liveCommands } from '#db/outbox/commands.ts';
import { getDraft, removeDraft, saveDraft } from '#db/outbox/drafts.ts';
import { setMeta } from '#db/outbox/meta.ts';
import { nextToSend } from '#db/outbox/sending.ts';
import { buildEnvelope } from '../../builders/envelope.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { testKey } from '../keys.ts';
import { anAct, contentOf, copyJournal, copyOutbox, performAll } from './outbox-at-work.ts';

const journalOf = (folder: string) => join(folder, 'outbox.journal');
const acts = fc.array(anAct, { maxLength: 20 });
const runs = { numRuns: 40 };

function open(folder: string, mended?: (found: Reconciled) => void, account = 'anna'): OutboxWriter {
  return openOutbox(join(folder, 'outbox.db'), testKey(), { account, ...(mended ? { journal: { mended } } : {}) });
}

/** What an outbox opened there says, and what had to be mended. */
function reopened(folder: string) {
  const found: Reconciled[] = [];
  const db = open(folder, (mended) => found.push(mended));
  const content = contentOf(db);
  close(db);
  return { content, found: found[0] };
}

function append(db: OutboxWriter, from: number, to = from): void {
  for (let n = from; n <= to; n++) appendCommand(db, { envelope: buildEnvelope(n), reads: [], writes: [] });
}

const uids = (db: OutboxWriter) => liveCommands(db).map(({ envelope }) => envelope.uid);

describe('an outbox', () => {
  test('that is gone comes back from its journal alone, as it was after the last commit', () => {
    fc.assert(
      fc.property(acts, (done) => {
        const [folder, other] = [temporaryFolder(), temporaryFolder()];
        const db = open(folder);
        performAll(db, done);
        copyJournal(folder, other);
        const back = reopened(other);
        expect(back.content).toEqual(contentOf(db));
        expect(back.found).toMatchObject({ outboxWasBehind: true, damaged: 0 });
        close(db);
      }),
      runs,
    );
  });

  test('that was rolled back, or whose log was cut short, comes back as it was; its numbers with their uids', () => {
    fc.assert(
      fc.property(acts, acts, (before, after) => {
        const [folder, old] = [temporaryFolder(), temporaryFolder()];
        const db = open(folder);
        performAll(db, before);
        copyOutbox(folder, old);
        performAll(db, after, before.length + 1);
        copyJournal(folder, old);
        expect(reopened(old).content).toEqual(contentOf(db));
        close(db);
      }),
      runs,
    );
  });

  test('that is ahead of its journal stands, and the journal is made right', () => {
    fc.assert(
      fc.property(acts, acts, (before, after) => {
        const [folder, other] = [temporaryFolder(), temporaryFolder()];
        const db = open(folder);
        performAll(db, before);
        copyJournal(folder, other);
        performAll(db, after, before.length + 1);
        copyOutbox(folder, other);
        const truth = contentOf(db);
        close(db);
        expect(reopened(other).content).toEqual(truth);
        const third = temporaryFolder();
        copyJournal(other, third);
        expect(reopened(third).content).toEqual(truth);
      }),
      runs,
    );
  });

  test('and its journal agree after every opening, so that nothing has to be mended', () => {
    const folder = temporaryFolder();
    const db = open(folder);
    append(db, 1, 20);
    nextToSend(db, 5);
    const content = contentOf(db);
    close(db);
    for (let time = 0; time < 2; time++) expect(reopened(folder)).toEqual({ content, found: undefined });
  });

  test('whose write-ahead log was thrown away with what no checkpoint had copied yet', () => {
    const [folder, other] = [temporaryFolder(), temporaryFolder()];
    const db = open(folder);
    append(db, 1, 3);
    copyOutbox(folder, other);
    copyJournal(folder, other);
    truncateSync(join(other, 'outbox.db-wal'));
    const back = reopened(other);
    expect(back.found).toMatchObject({ outboxWasBehind: true, commands: 3 });
    expect(back.content).toEqual(contentOf(db));
    close(db);
  });

  test('gives no place twice after it lost commands', () => {
    const [folder, old] = [temporaryFolder(), temporaryFolder()];
    const db = open(folder);
    append(db, 1, 2);
    copyOutbox(folder, old);
    append(db, 3, 4);
    copyJournal(folder, old);
    close(db);
    const back = open(old);
    append(back, 5);
    expect(liveCommands(back).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    close(back);
  });
});

describe('a journal', () => {
  test('takes the same key twice in one transaction', () => {
    const folder = temporaryFolder();
    const db = open(folder);
    transaction(db, () => {
      setMeta(db, 'epoch', '1');
      setMeta(db, 'epoch', '2');
    });
    const before = contentOf(db);
    close(db);
    expect(reopened(folder)).toEqual({ content: before, found: undefined });
  });

  test('takes nothing of a transaction that was rolled back', () => {
    const [folder, other] = [temporaryFolder(), temporaryFolder()];
    const db = open(folder);
    append(db, 1);
    expect(() =>
      transaction(db, () => {
        append(db, 2);
        throw new Error('stop');
      }),
    ).toThrow('stop');
    append(db, 3);
    close(db);
    copyJournal(folder, other);
    const back = open(other);
    expect(uids(back)).toEqual([1, 3].map((n) => buildEnvelope(n).uid));
    close(back);
  });

  test('cut short anywhere costs only its last record', () => {
    const folder = temporaryFolder();
    const db = open(folder);
    append(db, 1);
    const atTwo = statSync(journalOf(folder)).size;
    append(db, 2);
    close(db);
    const whole = readFileSync(journalOf(folder));
    for (const size of [atTwo + 1, atTwo + 40, whole.length - 1]) {
      const other = temporaryFolder();
      writeFileSync(journalOf(other), whole.subarray(0, size));
      const found: Reconciled[] = [];
      const back = open(other, (mended) => found.push(mended));
      expect(uids(back)).toEqual([buildEnvelope(1).uid]);
      expect(found[0]?.damaged).toBe(0);
      close(back);
    }
  });

  test('with a damaged record in the middle gives the others, and counts it', () => {
    const [folder, other] = [temporaryFolder(), temporaryFolder()];
    const db = open(folder);
    append(db, 1);
    const second = statSync(journalOf(folder)).size;
    append(db, 2, 3);
    close(db);
    const bytes = readFileSync(journalOf(folder));
    bytes[second + 90] = (bytes[second + 90] ?? 0) ^ 1;
    writeFileSync(journalOf(other), bytes);
    const found: Reconciled[] = [];
    const back = open(other, (mended) => found.push(mended));
    expect(uids(back)).toEqual([1, 3].map((n) => buildEnvelope(n).uid));
    expect(found).toEqual([{ outboxWasBehind: true, commands: 2, damaged: 1 }]);
    close(back);
    // Written anew, it is whole again.
    expect(decodeJournal(readFileSync(journalOf(other)), journalKey(testKey())).damaged).toBe(0);
  });

  test('with a damaged header or length is still read behind it', () => {
    const folder = temporaryFolder();
    const db = open(folder);
    append(db, 1, 3);
    close(db);
    const whole = readFileSync(journalOf(folder));
    const first = encodeHeader(journalKey(testKey()), 'anna').length;
    for (const [at, left] of [
      [3, 3],
      [first + 9, 3],
    ] as const) {
      const other = temporaryFolder();
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x40;
      writeFileSync(journalOf(other), bytes);
      const back = open(other);
      expect(uids(back)).toHaveLength(left);
      close(back);
    }
  });

  test('holds nothing that can be read, and keeps no key of the outbox for itself', () => {
    const folder = temporaryFolder();
    const db = open(folder);
    appendCommand(db, { envelope: buildEnvelope(1, { args: { body: 'SECRETWORD' } }), reads: [], writes: [] });
    setMeta(db, 'token', 'SECRETWORD');
    close(db);
    const bytes = readFileSync(journalOf(folder));
    expect(bytes.includes('SECRETWORD')).toBe(false);
    expect(decodeJournal(bytes, testKey()).records).toEqual([]);
    expect(decodeJournal(bytes, journalKey(testKey(2))).records).toEqual([]);
    expect(decodeJournal(bytes, journalKey(testKey())).records.length).toBeGreaterThan(2);
  });

  test('grows no further than a few times what it must hold', () => {
    const folder = temporaryFolder();
    const db = open(folder);
    append(db, 1, 3);
    const text = '长'.repeat(50_000);
    for (let n = 0; n < 150; n++) saveDraft(db, 'note', 'case', { body: text + n }, n);
    expect(statSync(journalOf(folder)).size).toBeLessThan(8 * 1024 * 1024);
    close(db);
    const other = temporaryFolder();
    copyJournal(folder, other);
    const back = open(other);
    expect(getDraft(back, 'note', 'case')?.content).toEqual({ body: `${text}149` });
    expect(uids(back)).toHaveLength(3);
    close(back);
  });

  test('forgets on demand what was deleted', () => {
    const folder = temporaryFolder();
    const db = open(folder);
    saveDraft(db, 'note', 'case', { body: 'to be erased' }, 1);
    removeDraft(db, 'note', 'case');
    const holds = () =>
      decodeJournal(readFileSync(journalOf(folder)), journalKey(testKey())).records.some(({ content }) =>
        content.includes('to be erased'),
      );
    expect(holds()).toBe(true);
    forgetInJournal(db);
    expect(holds()).toBe(false);
    append(db, 1);
    close(db);
    expect(reopened(folder).found).toBeUndefined();
  });

  test('of another account is put aside, and a new one begun', () => {
    const folder = temporaryFolder();
    const bens = open(folder, undefined, 'ben');
    append(bens, 1);
    close(bens);
    const other = temporaryFolder();
    copyJournal(folder, other);
    const db = open(other, undefined, 'anna');
    expect(uids(db)).toEqual([]);
    expect(readdirSync(other)).toContain('outbox.journal.put-aside-1');
    close(db);
  });

  test('of another outbox of the same account adds what it holds unsent, once, and is put aside', () => {
    const [first, second] = [temporaryFolder(), temporaryFolder()];
    const one = open(first);
    append(one, 1, 2);
    nextToSend(one, 2);
    close(one);
    const two = open(second);
    append(two, 2, 3);
    close(two);
    copyJournal(first, second);
    const both = open(second);
    expect(uids(both)).toEqual([2, 3, 1].map((n) => buildEnvelope(n).uid));
    expect(liveCommands(both).map(({ mid }) => mid)).toEqual([null, null, null]);
    expect(readdirSync(second)).toContain('outbox.journal.put-aside-1');
    close(both);
  });

  test('of a newer Holdfast is left as it is', () => {
    const folder = temporaryFolder();
    const key = journalKey(testKey());
    const newer = encodeHeader(key, 'anna');
    newer.writeUInt16BE(2, 8);
    mac(key, newer.subarray(0, -32)).copy(newer, newer.length - 32);
    writeFileSync(journalOf(folder), newer);
    expect(() => open(folder)).toThrow(expect.objectContaining({ kind: 'from-the-future' }));
    expect(readFileSync(journalOf(folder)).equals(newer)).toBe(true);
  });
});

import { expect, test } from 'vitest';
import { connectionOf, transaction } from '#db/connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '#db/connection/handle.ts';
import { eraseRecords } from '#db/replica/erase.ts';
import { deleteRecord } from '#db/replica/records.ts';
import { saveRows } from '#db/replica/rows.ts';
import { countBehind, indexBehind, leaveBehind } from '#db/search/behind.ts';
import { talkByQuery } from '#db/search/find-talk.ts';
import { forgetErased } from '#db/search/forget.ts';
import { ridOfKey, timeKey, timeKeys } from '#db/search/time-key.ts';
import { teamScope } from '#domain/model/scope.ts';
import { wireColumns, wireRow } from '../../bench/generate/wire-rows.ts';
import { ids } from '../../builders/ids.ts';
import { buildEntry } from '../../builders/records.ts';
import { minute, noon } from '../../builders/times.ts';
import { emptyReplica, save } from '../replica/replica-harness.ts';

const entry = (n: number, body = `退款 ${n}`) => buildEntry(n, { kind: 'note', body, happenedAt: noon + n * minute });

/** As a pull brings them. */
function pull(db: ReplicaWriter, from: number, to: number): void {
  const rows = Array.from({ length: to - from + 1 }, (_, n) => wireRow(entry(from + n), 1));
  transaction(db, () => saveRows(db, teamScope(ids.team(1)), 'entry', wireColumns('entry'), rows));
}

const count = (db: ReplicaReader, query = '"退款"') =>
  talkByQuery(db, 'entry', query, timeKeys(null, null), 9999).length;

test('a few lines are found at once, hundreds a while later, the newest first', () => {
  const db = emptyReplica();
  pull(db, 1, 3);
  expect([count(db), countBehind(db)]).toEqual([3, 0]);
  pull(db, 4, 303);
  expect([count(db), countBehind(db)]).toEqual([3, 300]);
  const steps = indexBehind(db, 100);
  steps.next();
  expect([count(db), countBehind(db), count(db, '"303"'), count(db, '"4"')]).toEqual([103, 200, 1, 0]);
  for (const _ of steps);
  expect([count(db), countBehind(db), count(db, '"4"')]).toEqual([303, 0, 1]);
});

test('what changed or went while it waited is found as it is, and once', () => {
  const db = emptyReplica();
  pull(db, 1, 250);
  save(db, entry(7, '换货'));
  deleteRecord(db, entry(8));
  expect(count(db, '"换货"')).toBe(1);
  for (const _ of indexBehind(db, 60));
  expect([count(db), count(db, '"换货"'), count(db, '"8"')]).toEqual([248, 1, 0]);
  pull(db, 1, 250);
  expect([count(db), count(db, '"换货"')]).toEqual([248, 0]);
  for (const _ of indexBehind(db));
  expect(count(db)).toBe(250);
});

test('ranges that touch become one', () => {
  const db = emptyReplica();
  const ranges = () => connectionOf(db).driver.prepare('select low, high from search_behind order by low').raw().all();
  leaveBehind(db, 'entry', [5, 3, 4, 9]);
  expect(ranges()).toEqual([
    [3, 5],
    [9, 9],
  ]);
  leaveBehind(db, 'entry', [6, 7]);
  leaveBehind(db, 'entry', [4, 5]);
  expect(ranges()).toEqual([
    [3, 7],
    [9, 9],
  ]);
});

test.each([1, 64])(
  'of a line that was erased no word is left in the file, wherever in the index it stood: %i pages a step',
  (pages) => {
    const db = emptyReplica();
    const { driver } = connectionOf(db);
    const holds = (word: string) => driver.serialize().includes(word);
    pull(db, 1, 300);
    save(db, entry(301, 'quixoticsecret zebulon'));
    for (const _ of indexBehind(db));
    pull(db, 302, 310);
    save(db, entry(311, 'plumbago'));
    expect([holds('quixoticsecret'), holds('zebulon')]).toEqual([true, true]);
    eraseRecords(db, [`entry/${ids.entry(301)}`]);
    for (const _ of forgetErased(db, pages));
    expect([holds('quixoticsecret'), holds('zebulon')]).toEqual([false, false]);
    expect(count(db)).toBe(309);
    // Of one segment, too.
    eraseRecords(db, [`entry/${ids.entry(311)}`]);
    expect(holds('plumbago')).toBe(true);
    for (const _ of forgetErased(db, pages));
    expect([holds('plumbago'), count(db)]).toEqual([false, 309]);
  },
);

test('a line’s number in the index tells its place in time and which it is', () => {
  const late = timeKey(noon + minute, 3);
  expect(late).toBeGreaterThan(timeKey(noon, 999_999));
  expect(ridOfKey(late)).toBe(3);
  for (const at of [-1e15, 0, noon, 1e15]) {
    const key = timeKey(at, 134_217_727);
    expect(Number.isSafeInteger(key)).toBe(true);
    expect(ridOfKey(key)).toBe(134_217_727);
  }
  const [low, high] = timeKeys(noon, noon + minute);
  expect([timeKey(noon - 1, 1) < low, timeKey(noon, 1) >= low, timeKey(noon, 1) <= high, late > high]).toEqual([
    ...[true, true, true, true],
  ]);
});

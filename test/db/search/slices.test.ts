// Indexing takes turns with everything else: a slice ends when its time is over, and none of its work is lost by that.
import { expect, test } from 'vitest';
import { transaction } from '#db/connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '#db/connection/handle.ts';
import { saveRows } from '#db/replica/rows.ts';
import { countBehind, indexBehind } from '#db/search/behind.ts';
import { casesByWords } from '#db/search/find-cases.ts';
import { talkByQuery } from '#db/search/find-talk.ts';
import { rebuildSearch, recordsToRebuild, startRebuild } from '#db/search/rebuild.ts';
import { slicesOf } from '#db/search/slice.ts';
import { timeKeys } from '#db/search/time-key.ts';
import { teamScope } from '#domain/model/scope.ts';
import { wireColumns, wireRow } from '../../bench/generate/wire-rows.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase, buildEntry } from '../../builders/records.ts';
import { minute, noon } from '../../builders/times.ts';
import { emptyReplica, save } from '../replica/replica-harness.ts';

/** A clock on which every look takes a millisecond. */
function lookedAt() {
  let now = 0;
  return () => now++;
}

function pulledLines(count: number): ReplicaWriter {
  const db = emptyReplica();
  const entry = (n: number) => buildEntry(n, { kind: 'note', body: `退款 ${n}`, happenedAt: noon + n * minute });
  const rows = Array.from({ length: count }, (_, n) => wireRow(entry(n + 1), 1));
  transaction(db, () => saveRows(db, teamScope(ids.team(1)), 'entry', wireColumns('entry'), rows));
  return db;
}

const lines = (db: ReplicaReader) => talkByQuery(db, 'entry', '"退款"', timeKeys(null, null), 9999).length;

test('what is behind is indexed until the time of a slice is over, a few lines at least', () => {
  for (const [ms, done] of [
    [0, 25],
    [3, 75],
    [5, 125],
    [99, 200],
  ] as const) {
    const db = pulledLines(400);
    const steps = indexBehind(db, 200, slicesOf(lookedAt(), ms));
    steps.next();
    expect([countBehind(db), lines(db)], `${ms} ms`).toEqual([400 - done, done]);
    for (const _ of steps);
    expect([countBehind(db), lines(db)], `${ms} ms`).toEqual([0, 400]);
  }
});

test('so is an index that is made anew, record by record', () => {
  const db = emptyReplica();
  save(db, ...Array.from({ length: 60 }, (_, n) => buildCase(n + 1, { subject: `退款 ${n + 1}` })));
  const found = () => casesByWords(db, '退款', 999).length;
  startRebuild(db);
  const steps = rebuildSearch(db, 200, slicesOf(lookedAt(), 7));
  const left = [recordsToRebuild(db)];
  while (!steps.next().done) if (recordsToRebuild(db) !== left.at(-1)) left.push(recordsToRebuild(db));
  expect(left).toEqual([60, 53, 46, 39, 32, 25, 18, 11, 4, 0]);
  expect(found()).toBe(60);
});

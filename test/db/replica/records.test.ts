import { expect, test } from 'vitest';
import { deleteRecord, idsBetween, loadRecord, recordVer, saveRecord } from '#db/replica/records.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildAgent,
  buildArticle,
  buildCall,
  buildCase,
  buildConflict,
  buildCustomer,
  buildDevice,
  buildEntry,
  buildFollowUp,
  buildOrganisation,
  buildTeam,
} from '../../builders/records.ts';
import { emptyReplica, replicaWith } from './replica-harness.ts';

const oneOfEach: readonly AnyRecord[] = [
  buildAgent(1),
  buildTeam(1),
  buildDevice(1),
  buildOrganisation(1),
  buildCustomer(1, { tags: ['vip', '逗号'] }),
  buildArticle(1),
  buildCase(1, { aliases: ['D7K-1'], tags: ['退款'] }),
  buildEntry(1, { kind: 'status', data: { field: 'status', from: 'new', to: null } }),
  buildCall(1),
  buildFollowUp(1),
  buildConflict(1, { base: null, theirs: { a: [1, 'x'] }, mine: false }),
];

test.each(oneOfEach)('a $collection comes back as it was saved', (record) => {
  const db = emptyReplica();
  saveRecord(db, record, 7);
  expect(loadRecord(db, record)).toEqual(record);
  expect(recordVer(db, record)).toBe(7);
});

test.each(oneOfEach)('a deleted $collection is gone', (record) => {
  const db = emptyReplica();
  saveRecord(db, record, 7);
  deleteRecord(db, record);
  expect(loadRecord(db, record)).toBeUndefined();
  expect(recordVer(db, record)).toBeUndefined();
  deleteRecord(db, record);
});

test('a record is replaced, with scope and revision', () => {
  const db = replicaWith(buildCase(1));
  const moved = buildCase(1, { subject: 'New subject', teamId: ids.team(2) }, { rev: 5 });
  saveRecord(db, moved, 9);
  expect(loadRecord(db, moved)).toEqual(moved);
  expect(recordVer(db, moved)).toBe(9);
});

test('ids are found by range and scope, the upper end left out', () => {
  const cases = [1, 2, 3, 4].map((n) => buildCase(n, n === 3 ? { teamId: ids.team(2) } : {}));
  const db = replicaWith(...cases);
  const [first, second, , fourth] = cases.map(({ id }) => id);
  const mine = [`team:${ids.team(1)}`] as const;
  const between = (below: string | null, downTo: string | null) => idsBetween(db, 'case', mine, { below, downTo });
  expect(between(null, null)).toEqual([first, second, fourth]);
  expect(between(fourth ?? '', second ?? '')).toEqual([second]);
  expect(between(second ?? '', null)).toEqual([first]);
  expect(idsBetween(db, 'case', [], { below: null, downTo: null })).toEqual([]);
  expect(idsBetween(db, 'case', ['team:never-seen'], { below: null, downTo: null })).toEqual([]);
});

import { expect, test } from 'vitest';
import { deleteRecord, loadRecord, moveChildren, recordVer, saveRecord } from '#db/replica/records.ts';
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

test('what hangs on a case follows it to another scope, and nothing else does', () => {
  const caseId = ids.case(1);
  const children = [buildEntry(1), buildCall(1, { caseId }), buildFollowUp(1, { caseId }), buildConflict(1)];
  const other = buildEntry(2, { caseId: ids.case(2) });
  const db = replicaWith(buildCase(1), ...children, other);
  moveChildren(db, caseId, 'team:far');
  for (const child of children) expect(loadRecord(db, child)?.scope).toBe('team:far');
  expect(loadRecord(db, other)?.scope).toBe(other.scope);
});

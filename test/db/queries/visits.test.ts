import { beforeEach, expect, test } from 'vitest';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { caseTimeline } from '#db/queries/case-timeline.ts';
import { findVisit, listVisits } from '#db/queries/visit-views.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCase, buildCustomer, buildEntry, buildOrganisation } from '../../builders/records.ts';
import { buildVisit } from '../../builders/service.ts';
import { minute, noon } from '../../builders/times.ts';
import { replicaWith } from '../replica/replica-harness.ts';

const all = { agentId: null, caseId: null, customerId: null, offset: 0, limit: 100 };

const held = () =>
  replicaWith(
    buildAgent(1, { name: '林嘉禾' }),
    buildOrganisation(1, { name: '晨光小学' }),
    buildCustomer(1, { name: '李老师', organisationId: ids.organisation(1), language: 'zh-TW' }),
    buildCustomer(2, { name: '李老师（旧）', mergedIntoId: ids.customer(1) }),
    buildCase(1, { number: '10001', subject: '门锁没电' }),
    buildCase(2, { mergedIntoId: ids.case(1) }),
    buildVisit(1),
    buildVisit(2, { caseId: ids.case(2), customerId: ids.customer(2), agentId: ids.agent(2) }),
    buildVisit(3, { caseId: null, customerId: null, kind: 'at-counter', entryId: null }),
    buildEntry(1, { kind: 'visit', data: { visitId: ids.visit(1), to: 'recorded' } }),
  );

let db: ReplicaWriter;
beforeEach(() => {
  db = held();
});

const listed = (asked: Partial<typeof all>) => listVisits(db, { ...all, ...asked }).rows.map(({ id }) => id);

test('the last begun comes first', () => {
  expect(listed({})).toEqual([3, 2, 1].map(ids.visit));
  expect(listVisits(db, { ...all, limit: 1, offset: 1 })).toMatchObject({ total: 3, rows: [{ id: ids.visit(2) }] });
});

test('those of one agent, of a case with what was merged into it, and of a customer with who was', () => {
  expect(listed({ agentId: ids.agent(2) as never })).toEqual([ids.visit(2)]);
  expect(listed({ caseId: ids.case(1) as never })).toEqual([2, 1].map(ids.visit));
  expect(listed({ customerId: ids.customer(1) as never })).toEqual([2, 1].map(ids.visit));
});

test('a visit says whose it is, what about, and what the customer reads', () => {
  expect(findVisit(db, ids.visit(1))).toMatchObject({
    caseNumber: '10001',
    caseSubject: '门锁没电',
    customerName: '李老师',
    organisationName: '晨光小学',
    customerLanguage: 'zh-TW',
    agentName: '林嘉禾',
    arrivedAt: noon + minute,
    signature: null,
    signing: 'unsigned',
    saveState: 'on-server',
  });
  expect(findVisit(db, ids.visit(2))).toMatchObject({ customerId: ids.customer(1), customerName: '李老师' });
  expect(findVisit(db, ids.visit(3))).toMatchObject({ customerName: null, caseNumber: null });
});

test('one that is not held is said to be elsewhere', () => {
  expect(() => findVisit(db, ids.visit(9))).toThrow(expect.objectContaining({ kind: 'not-here' }));
});

test('a signature holds for the report it was given for, whatever became of the customer’s file', () => {
  const { reportHash } = findVisit(db, ids.visit(2));
  const signature = { name: '李老师', strokes: 'M1 1l2 2', reportHash, signedAt: noon, witnessId: ids.agent(2) };
  const about = { caseId: ids.case(2), customerId: ids.customer(2), agentId: ids.agent(2) };
  const signed = (more: object, ...others: Parameters<typeof replicaWith>) =>
    findVisit(replicaWith(buildVisit(2, { ...about, signature, ...more }), ...others), ids.visit(2));
  expect(signed({})).toMatchObject({ signature, signing: 'signed', reportHash });
  expect(signed({}, buildCustomer(2, { mergedIntoId: ids.customer(1) })).signing).toBe('signed');
  expect(signed({ mood: 'upset' }).signing).toBe('signed');
  expect(signed({ done: 'something else' }).signing).toBe('changed-after');
});

test('its line in the timeline carries it', () => {
  const [line] = caseTimeline(db, ids.case(1)).filter(({ kind }) => kind === 'visit');
  expect(line?.visit).toMatchObject({ id: ids.visit(1), done: 'Done 1' });
});

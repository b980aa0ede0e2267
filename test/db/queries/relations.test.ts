import { expect, test } from 'vitest';
import { caseDetail } from '#db/queries/case-detail.ts';
import { caseRelations } from '#db/queries/case-relations.ts';
import { caseTimeline } from '#db/queries/case-timeline.ts';
import { duplicateCases, similarCases } from '#db/queries/similar-cases.ts';
import { recentMs } from '#domain/rules/similar-cases.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildCall,
  buildCase,
  buildCustomer,
  buildDefinition,
  buildEntry,
  buildFollowUp,
} from '../../builders/records.ts';
import { day, noon } from '../../builders/times.ts';
import { replicaWith } from '../replica/replica-harness.ts';
import { me } from './asking.ts';

const id = ids.case(1);
const numbersOf = (rows: readonly { readonly number: string }[]) => rows.map(({ number }) => number);

test('a case comes with its parent, its parts and their progress, and what it is linked with', () => {
  const db = replicaWith(
    buildCase(1, { parentId: ids.case(2), relatedIds: [ids.case(3), ids.case(4), ids.case(9)] }),
    ...[buildCase(2), buildCase(3, { status: 'closed' }), buildCase(4), buildCustomer(4, { name: '王小明' })],
    ...[5, 6, 7].map((n) => buildCase(n, { parentId: id, status: n === 5 ? 'solved' : 'open' })),
    buildCase(8, { parentId: id, status: 'closed', mergedIntoId: ids.case(6) }),
  );
  const found = caseRelations(db, id);
  expect(found.parent).toMatchObject({ number: '10002' });
  expect(found.children).toMatchObject({ total: 3, finished: 1 });
  expect(numbersOf(found.children.rows)).toEqual(['10006', '10007', '10005']);
  expect(numbersOf(found.related)).toEqual(['10004', '10003']);
  expect(found.related[0]).toMatchObject({ customerName: '王小明', saveState: 'on-server' });
  expect(found).toMatchObject({ absorbed: [], goesOnIn: null, plans: [] });
});

test('a case that is not held here is refused', () => {
  expect(() => caseRelations(replicaWith(), id)).toThrow(expect.objectContaining({ kind: 'not-here' }));
});

test('what was merged into a case stands in its timeline, its promises and its parts, marked', () => {
  const [two, three] = [ids.case(2), ids.case(3)];
  const db = replicaWith(
    buildCase(1, { relatedIds: [two], openedAt: noon }),
    buildCase(2, { mergedIntoId: id, relatedIds: [id, three], description: '客户来电', openedAt: noon + 1 }),
    buildCase(3, { mergedIntoId: two, relatedIds: [two], description: '', openedAt: noon + 2 }),
    buildCase(4, { parentId: three }),
    buildCustomer(2, { name: '李雪梅' }),
    buildEntry(1, { happenedAt: noon + 10 }),
    buildEntry(2, { caseId: two, happenedAt: noon + 5 }),
    buildCall(1, { caseId: three }),
    buildEntry(3, { caseId: three, kind: 'call', data: { callId: ids.call(1) }, happenedAt: noon + 7 }),
    buildFollowUp(1, { caseId: three }),
  );
  const timeline = caseTimeline(db, id);
  expect(timeline.map(({ mergedFrom, body }) => [mergedFrom?.number, body])).toEqual([
    ['10002', '客户来电'],
    ['10002', 'Note 2'],
    ['10003', 'Note 3'],
    [undefined, 'Note 1'],
  ]);
  expect(timeline[0]).toMatchObject({ id: two, kind: 'message-in', authorName: '李雪梅' });
  expect(timeline[2]?.call).toMatchObject({ id: ids.call(1) });
  expect(caseDetail(db, id, me).followUps).toHaveLength(1);
  const found = caseRelations(db, id);
  expect(numbersOf(found.absorbed)).toEqual(['10002', '10003']);
  expect(found.related).toEqual([]);
  expect(numbersOf(found.children.rows)).toEqual(['10004']);
  expect(caseRelations(db, three).goesOnIn).toMatchObject({ number: '10001' });
  expect(caseRelations(db, ids.case(4)).parent).toMatchObject({ number: '10001' });
  expect(caseTimeline(db, three)).toHaveLength(1);
});

test('rows of two moments that form a circle end every question', () => {
  const db = replicaWith(
    buildCase(1, { mergedIntoId: ids.case(2), relatedIds: [ids.case(2)], parentId: ids.case(2) }),
    buildCase(2, { mergedIntoId: id, relatedIds: [id] }),
    buildEntry(1),
  );
  expect(caseTimeline(db, id).filter(({ kind }) => kind === 'note')).toHaveLength(1);
  expect(caseRelations(db, id)).toMatchObject({ children: { total: 0 } });
});

test('an incident comes with the plan it follows; a plan of another sort is left out', () => {
  const plan = { steps: ['切换线路'], tell: [{ who: '值班经理', how: '电话' }], updates: [] };
  const db = replicaWith(
    buildCase(1, { type: 'incident', custom: [1, 2, 3].map((n) => ({ key: ids.definition(n), value: true })) }),
    buildDefinition(1, { kind: 'emergency-plan', name: '断网', content: plan }),
    buildDefinition(2, { kind: 'emergency-plan', name: '旧', content: { unknown: 1 } }),
    buildDefinition(3),
  );
  expect(caseRelations(db, id).plans).toEqual([{ id: ids.definition(1), name: '断网', content: plan }]);
});

test('similar cases: the finished ones with their answers first, whichever script they are written in', () => {
  const db = replicaWith(
    buildCase(1, { subject: '门锁换电池后仍然报警' }),
    buildCase(2, { subject: '門鎖換了電池還是報警', status: 'open' }),
    buildCase(3, { subject: '门锁换电池后一直报警', status: 'solved' }),
    buildCase(4, { subject: '退款没有到账' }),
    buildCase(5, { subject: '门锁换电池后仍然报警', status: 'closed', mergedIntoId: ids.case(3) }),
    buildEntry(1, { caseId: ids.case(3), kind: 'message-out', body: '请长按复位键', happenedAt: noon }),
    buildEntry(2, { caseId: ids.case(3), kind: 'message-out', body: '请重新配对', happenedAt: noon + 1 }),
  );
  expect(similarCases(db, id)).toMatchObject([
    { number: '10003', answer: '请重新配对' },
    { number: '10002', answer: null },
  ]);
  expect(similarCases(db, ids.case(9))).toEqual([]);
});

test('similar cases are found by what their descriptions say too', () => {
  const db = replicaWith(
    buildCase(1, { subject: '路由器夜里断网', description: '' }),
    buildCase(2, { subject: '宽带报修', description: '客户说路由器每到夜里断网，白天正常。' }),
    buildCase(3, { subject: '宽带报修', description: '客户要求换一台路由器。' }),
  );
  expect(numbersOf(similarCases(db, id))).toEqual(['10002']);
});

test('a likely double: the same customer, a like subject, not finished long ago', () => {
  const now = noon + 90 * day;
  const customerId = ids.customer(1);
  const subject = '退款还没有到账';
  const db = replicaWith(
    buildCase(1, { customerId, subject: '退款没到账', openedAt: noon }),
    buildCase(2, { customerId, subject: '退款没到账', status: 'solved', openedAt: now - recentMs - 1 }),
    buildCase(3, { customerId, subject: '退款没到账', status: 'solved', openedAt: now - recentMs + 1 }),
    buildCase(4, { customerId, subject: '快递未收到' }),
    buildCase(5, { customerId: ids.customer(2), subject }),
    buildCase(6, { customerId, subject, status: 'closed', mergedIntoId: ids.case(7) }),
    buildCase(7, { customerId, subject: '另一个话题' }),
  );
  expect(numbersOf(duplicateCases(db, { customerId, subject }, now)).sort()).toEqual(['10001', '10003', '10007']);
  expect(duplicateCases(db, { customerId, subject: ' ，。 ' }, now)).toEqual([]);
});

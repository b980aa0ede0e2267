import { expect, test } from 'vitest';
import { caseDetail } from '#db/queries/case-detail.ts';
import { caseTimeline } from '#db/queries/case-timeline.ts';
import { typesOf } from '#db/queries/case-types.ts';
import { statusRules } from '#db/queries/status-rules.ts';
import { addUnsent } from '#db/replica/shadows.ts';
import { statusRulesId } from '#domain/rules/definitions/status-rules.ts';
import { usualStatusRules } from '#domain/rules/status-rules.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildAgent,
  buildCall,
  buildCase,
  buildConflict,
  buildCustomer,
  buildDefinition,
  buildEntry,
  buildFollowUp,
  buildOrganisation,
  buildTeam,
} from '../../builders/records.ts';
import { noon } from '../../builders/times.ts';
import { replicaWith } from '../replica/replica-harness.ts';
import { me } from './asking.ts';

const caseId = ids.case(1);

test('a case comes with its people, promises and open conflicts', () => {
  const record = buildCase(1, { assigneeId: ids.agent(1), openedBy: ids.agent(2) });
  const db = replicaWith(
    record,
    buildCase(2, { customerId: ids.customer(1) }),
    buildCase(3, { customerId: ids.customer(1), status: 'closed' }),
    buildAgent(1, { name: '李雷' }),
    buildAgent(2, { name: '韩梅梅' }),
    buildTeam(1, { name: 'Support' }),
    buildOrganisation(1, { name: '星辰物业' }),
    buildCustomer(1, { name: '王小明', organisationId: ids.organisation(1), tier: 'vip', tags: ['老客户'] }),
    buildConflict(1),
    buildConflict(2, { state: 'resolved' }),
    buildFollowUp(2, { caseId }),
    buildFollowUp(1, { caseId }),
  );
  addUnsent(db, [record]);
  const detail = caseDetail(db, caseId, me);
  expect(detail).toMatchObject({
    id: caseId,
    fields: record.fields,
    assigneeName: '李雷',
    openedByName: '韩梅梅',
    teamName: 'Support',
    saveState: 'saved-here',
  });
  expect(detail.customer).toEqual({
    id: ids.customer(1),
    name: '王小明',
    tier: 'vip',
    language: 'zh-CN',
    organisationName: '星辰物业',
    contactPoints: [{ kind: 'phone', value: '13800000001', label: '' }],
    tags: ['老客户'],
    notes: '',
    specialNeeds: '',
    openCases: 2,
  });
  expect(detail.conflicts.map((conflict) => conflict.id)).toEqual([ids.conflict(1)]);
  expect(detail.followUps.map((followUp) => followUp.id)).toEqual([ids.followUp(1), ids.followUp(2)]);
});

test('a case without a customer, and one whose people are not held here', () => {
  const db = replicaWith(buildCase(1, { customerId: null }), buildCase(2));
  expect(caseDetail(db, caseId, me)).toMatchObject({ customer: null, assigneeName: null, teamName: '' });
  expect(caseDetail(db, ids.case(2), me).customer).toBeNull();
});

test('a case that is not held here is refused', () => {
  expect(() => caseDetail(replicaWith(), caseId, me)).toThrow(expect.objectContaining({ kind: 'not-here' }));
});

test('the timeline is in the order things happened, not in the order they came', () => {
  const db = replicaWith(
    buildEntry(3),
    buildEntry(1),
    buildEntry(5, { happenedAt: noon }),
    buildEntry(4, { happenedAt: noon }),
    buildEntry(2),
    buildEntry(6, { caseId: ids.case(2) }),
  );
  const inOrder = caseTimeline(db, caseId).map((entry) => entry.id);
  expect(inOrder).toEqual([4, 5, 1, 2, 3].map((n) => ids.entry(n)));
});

test('an entry is signed by its agent, its author from elsewhere, or the customer who wrote in', () => {
  const db = replicaWith(
    buildCase(1),
    buildCustomer(1, { name: '王小明' }),
    buildAgent(1, { name: '李雷' }),
    buildEntry(1),
    buildEntry(2, { authorId: null, authorName: 'Importer' }),
    buildEntry(3, { authorId: null, kind: 'message-in' }),
    buildEntry(4, { authorId: ids.agent(9) }),
  );
  expect(caseTimeline(db, caseId).map((entry) => entry.authorName)).toEqual(['李雷', 'Importer', '王小明', '']);
});

test('the entry of a call carries the call’s note', () => {
  const call = buildCall(1, { caseId, note: '两点前回电', mood: 'upset' });
  const db = replicaWith(
    buildCase(1),
    buildAgent(1),
    call,
    buildEntry(1, { kind: 'call', data: { callId: ids.call(1) }, recordedAt: null }),
    buildEntry(2, { kind: 'status', data: { field: 'status', from: 'new', to: 'open' } }),
  );
  addUnsent(db, [buildEntry(1)]);
  const [first, second] = caseTimeline(db, caseId);
  expect(first).toMatchObject({ kind: 'call', saveState: 'saved-here', recordedAt: null });
  expect(first?.call).toMatchObject({
    id: call.id,
    caseNumber: '10001',
    customerId: ids.customer(1),
    agentName: 'Agent 1',
    note: '两点前回电',
    mood: 'upset',
    saveState: 'on-server',
  });
  expect(second).toMatchObject({ data: { field: 'status', from: 'new', to: 'open' }, call: null });
});

test('the types of some cases are told once each, of those that are held', () => {
  const db = replicaWith(
    buildCase(1),
    buildCase(2, { type: 'complaint' }),
    buildCase(3, { type: 'complaint' }),
    buildCase(4, { type: 'repair' }),
  );
  expect(
    typesOf(
      db,
      [1, 2, 3, 9].map((n) => ids.case(n)),
    ),
  ).toEqual(['complaint', 'inquiry']);
});

test('the workspace’s rules for moves are read from the one definition that holds them', () => {
  const content = { reasons: [{ to: 'closed', types: [] }], reopenWithinDays: null };
  expect(
    statusRules(replicaWith(buildDefinition(1, { kind: 'status-rules', content }, { id: statusRulesId }))),
  ).toEqual(content);
  expect(statusRules(replicaWith(buildDefinition(1, { kind: 'status-rules', content })))).toEqual(usualStatusRules);
});

test('a customer’s message that was written down is the customer’s, whoever wrote it', () => {
  const line = { kind: 'message-in', authorId: ids.agent(1), data: { channel: 'letter' } } as const;
  const db = replicaWith(
    buildCase(),
    buildAgent(1, { name: '李雷' }),
    buildCustomer(1, { name: '王小明' }),
    buildEntry(1, line),
  );
  expect(caseTimeline(db, caseId)).toMatchObject([{ authorName: '王小明', authorId: ids.agent(1), data: line.data }]);
});

import { expect, test } from 'vitest';
import type { ReplicaReader } from '#db/connection/handle.ts';
import { listCases } from '#db/queries/case-list.ts';
import { eachCaseForExport } from '#db/queries/export-cases.ts';
import { countQueues } from '#db/queries/queue-counts.ts';
import { addUnsent } from '#db/replica/shadows.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCase, buildConflict, buildCustomer, buildTeam } from '../../builders/records.ts';
import { noon } from '../../builders/times.ts';
import { replicaWith, save } from '../replica/replica-harness.ts';
import { asking, me } from './asking.ts';

const agent = (n: number) => ids.agent(n);
const team = (n: number) => ids.team(n);

/** Numbers of the cases in a list. */
function numbers(db: ReplicaReader, asked: Parameters<typeof asking>[0] = {}, whose = me): number[] {
  return listCases(db, asking(asked), whose).rows.map((row) => Number(row.number) - 10_000);
}

const inQueues = [
  buildCase(1, { assigneeId: agent(1) }),
  buildCase(2, { assigneeId: agent(2), status: 'new' }),
  buildCase(3),
  buildCase(4, { teamId: team(2) }),
  buildCase(5, { assigneeId: agent(1), status: 'solved' }),
  buildCase(6, { status: 'closed' }),
  buildCase(7, { teamId: team(2), assigneeId: agent(1), status: 'reopened' }),
];

test.each([
  ['mine', [7, 1]],
  ['unassigned', [3]],
  ['team', [3, 2, 1]],
  ['all', [7, 6, 5, 4, 3, 2, 1]],
  ['finished', [6, 5]],
] as const)('the queue %s holds its cases, the latest activity first', (queue, expected) => {
  const db = replicaWith(...inQueues);
  expect(numbers(db, { queue })).toEqual(expected);
  expect(listCases(db, asking({ queue }), me).total).toBe(expected.length);
});

test('the queues are counted as they are listed', () => {
  const db = replicaWith(...inQueues);
  expect(countQueues(db, me)).toEqual({ mine: 2, unassigned: 1, team: 3, all: 7, finished: 2 });
});

test('the cases of several teams stand in one order', () => {
  const db = replicaWith(...inQueues);
  const inBoth = { ...me, teamIds: [team(1), team(2)] };
  expect(numbers(db, { queue: 'team' }, inBoth)).toEqual([7, 4, 3, 2, 1]);
  expect(numbers(db, { queue: 'team', descending: false }, inBoth)).toEqual([1, 2, 3, 4, 7]);
  expect(numbers(db, { queue: 'unassigned' }, inBoth)).toEqual([4, 3]);
  expect(numbers(db, { queue: 'team', teamId: team(2) }, inBoth)).toEqual([7, 4]);
  expect(listCases(db, asking({ queue: 'team', offset: 1, limit: 2 }), inBoth)).toMatchObject({
    total: 5,
    rows: [{ number: '10004' }, { number: '10003' }],
  });
});

test('an agent without a team has empty team queues, a lead without one looks after all teams', () => {
  const db = replicaWith(buildTeam(1), buildTeam(2), ...inQueues);
  const nowhere = { ...me, teamIds: [] };
  expect(numbers(db, { queue: 'team' }, nowhere)).toEqual([]);
  expect(countQueues(db, nowhere)).toMatchObject({ team: 0, unassigned: 0 });
  expect(numbers(db, { queue: 'team' }, { ...nowhere, role: 'lead' })).toEqual([7, 4, 3, 2, 1]);
});

test('a page starts and ends where it is asked to', () => {
  const db = replicaWith(...inQueues);
  expect(listCases(db, asking({ offset: 2, limit: 3 }), me)).toMatchObject({
    total: 7,
    rows: [{ number: '10005' }, { number: '10004' }, { number: '10003' }],
  });
  expect(listCases(db, asking({ offset: 90 }), me)).toEqual({ total: 7, rows: [] });
});

test('filters narrow a queue together', () => {
  const db = replicaWith(
    buildCase(1, { priority: 'urgent', customerId: ids.customer(9) }),
    buildCase(2, { priority: 'urgent', status: 'new' }),
    buildCase(3, { priority: 'high', teamId: team(2), assigneeId: agent(2) }),
    buildCase(4, { tags: ['vip'], assigneeId: agent(2) }),
  );
  expect(numbers(db, { priorities: ['urgent', 'high'] })).toEqual([3, 2, 1]);
  expect(numbers(db, { priorities: ['urgent'], statuses: ['new'] })).toEqual([2]);
  expect(numbers(db, { customerId: ids.customer(9) })).toEqual([1]);
  expect(numbers(db, { assigneeId: agent(2) })).toEqual([4, 3]);
  expect(numbers(db, { teamId: team(2) })).toEqual([3]);
  expect(numbers(db, { tag: 'vip' })).toEqual([4]);
  expect(numbers(db, { tag: 'vip', statuses: ['closed'] })).toEqual([]);
  expect(numbers(db, { tag: 'v' })).toEqual([]);
});

test('a tag and its removal are found at once', () => {
  const db = replicaWith(buildCase(1, { tags: ['old', 'kept'] }));
  save(db, buildCase(1, { tags: ['kept', 'new'] }));
  expect(numbers(db, { tag: 'old' })).toEqual([]);
  expect(numbers(db, { tag: 'kept' })).toEqual([1]);
  expect(numbers(db, { tag: 'new' })).toEqual([1]);
});

test('every sort has its own sense of order', () => {
  const db = replicaWith(
    buildCase(1, { number: '9999', priority: 'low', status: 'closed', openedAt: noon + 3 }),
    buildCase(2, { number: '10000', priority: 'urgent', status: 'new', openedAt: noon + 1 }),
    buildCase(3, { number: '123456', priority: 'normal', status: 'open', openedAt: noon + 2 }),
  );
  const sorted = (sort: NonNullable<Parameters<typeof asking>[0]>['sort'] & string) =>
    listCases(db, asking({ sort, descending: false }), me).rows.map((row) => row.number);
  expect(sorted('number')).toEqual(['9999', '10000', '123456']);
  expect(sorted('priority')).toEqual(['9999', '123456', '10000']);
  expect(sorted('status')).toEqual(['10000', '123456', '9999']);
  expect(sorted('openedAt')).toEqual(['10000', '123456', '9999']);
});

test('among equal priorities the latest activity comes first', () => {
  const db = replicaWith(buildCase(1), buildCase(2), buildCase(3, { priority: 'urgent' }), buildCase(4));
  expect(numbers(db, { sort: 'priority' })).toEqual([3, 4, 2, 1]);
});

test.each(['priority', 'status', 'openedAt', 'lastActivityAt'] as const)(
  'cases that are equal by %s stand on one page each, none twice and none missing',
  (sort) => {
    const alike = { openedAt: noon, lastActivityAt: noon, tags: ['a'] };
    const db = replicaWith(...Array.from({ length: 60 }, (_, index) => buildCase(index + 1, alike)));
    for (const narrowed of [{}, { tag: 'a' }, { text: 'subject' }, { queue: 'team' as const }]) {
      const pages = Array.from({ length: 9 }, (_, page) =>
        numbers(db, { ...narrowed, sort, offset: page * 7, limit: 7 }),
      );
      expect(pages.flat()).toEqual(numbers(db, { ...narrowed, sort }));
      expect(new Set(pages.flat()).size).toBe(60);
    }
  },
);

test('a row names people and tells what is open about it', () => {
  const db = replicaWith(
    buildAgent(1, { name: '李雷' }),
    buildTeam(1, { name: 'Support' }),
    buildCustomer(1, { name: '王小明' }),
    buildCase(1, { assigneeId: agent(1), tags: ['退款', 'vip'] }),
    buildCase(2, { customerId: null }),
    buildConflict(1),
    buildConflict(2, { state: 'resolved' }),
  );
  addUnsent(db, [buildCase(1)]);
  const [second, first] = listCases(db, asking(), me).rows;
  expect(first).toEqual({
    id: ids.case(1),
    number: '10001',
    subject: 'Subject 1',
    status: 'open',
    priority: 'normal',
    type: 'inquiry',
    customerName: '王小明',
    assigneeId: agent(1),
    assigneeName: '李雷',
    teamName: 'Support',
    tags: ['退款', 'vip'],
    openedAt: noon + 60_000,
    lastActivityAt: noon + 60_000,
    channel: 'phone',
    solvedAt: null,
    awaitingSince: null,
    escalationLevel: 0,
    deadline: null,
    openConflicts: 1,
    saveState: 'saved-here',
  });
  expect(second).toMatchObject({ customerName: null, assigneeName: null, openConflicts: 0, saveState: 'on-server' });
});

test('an export gives every case of the list in its order, with what the list leaves out', () => {
  const many = Array.from({ length: 1203 }, (_, index) => buildCase(index + 1));
  const db = replicaWith(buildCustomer(1203), ...many);
  const exported = [...eachCaseForExport(db, asking(), me)];
  expect(exported.map((row) => row.number)).toEqual(many.map((record) => record.fields.number).reverse());
  expect(exported[0]).toMatchObject({
    description: 'Description 1203',
    channel: 'phone',
    customerName: 'Customer 1203',
    customerPhone: '13800001203',
    solvedAt: null,
    saveState: 'on-server',
  });
});

import { expect, test, vi } from 'vitest';
import { connectionOf } from '#db/connection/connection.ts';
import type { ReplicaReader } from '#db/connection/handle.ts';
import { listCalls } from '#db/queries/call-views.ts';
import { customerRisk } from '#db/queries/care-history.ts';
import { caseDetail } from '#db/queries/case-detail.ts';
import { groupsOfList, listCases } from '#db/queries/case-list.ts';
import { caseRelations } from '#db/queries/case-relations.ts';
import { repeatsOfCase } from '#db/queries/case-repeats.ts';
import { caseRowsOf } from '#db/queries/case-rows.ts';
import { caseTimeline } from '#db/queries/case-timeline.ts';
import { listConflicts } from '#db/queries/conflict-views.ts';
import { customerDetail, listCustomers } from '#db/queries/customers.ts';
import { listFollowUps } from '#db/queries/follow-up-views.ts';
import { countQueues } from '#db/queries/queue-counts.ts';
import { duplicateCases, similarCases } from '#db/queries/similar-cases.ts';
import { loadRecord, saveRecord } from '#db/replica/records.ts';
import { casesByNumber, casesByWords } from '#db/search/find-cases.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase, buildCustomer } from '../../builders/records.ts';
import { replicaWith } from '../replica/replica-harness.ts';
import { asking, me } from './asking.ts';

const promises = { teamId: null, from: null, to: null, limit: 9 } as const;
const bigTables = '(c|t|"?case"?|customer|entry|call|followUp|conflict)';
/** Reading a whole table, which an index walked in order is not. */
const wholeTable = new RegExp(`^SCAN ${bigTables}$`);
const sorting = /^USE TEMP B-TREE/;

/** SQLite's plans for every statement that `work` runs. */
function plansOf(db: ReplicaReader, work: () => unknown): string[] {
  const connection = connectionOf(db);
  const statements = vi.spyOn(connection, 'statement');
  work();
  const texts = [...new Set(statements.mock.calls.map(([text]) => text))];
  statements.mockRestore();
  return texts.flatMap((text) => {
    const rows = connection.driver.prepare(`explain query plan ${text}`);
    const nothing = Array.from({ length: (text.match(/\?/g) ?? []).length }, () => null);
    return (rows.all(...nothing) as { detail: string }[]).map(({ detail }) => detail);
  });
}

const twoTeams = { ...me, teamIds: [ids.team(1), ids.team(2)] };
const db = () => replicaWith(buildCase(1), buildCustomer(1));

const inOrder: readonly (readonly [string, string, (db: ReplicaReader) => unknown])[] = [
  ['all cases', 'case_by_activity', (r) => listCases(r, asking(), me)],
  ['my queue', 'case_of_assignee (assigneeId=?', (r) => listCases(r, asking({ queue: 'mine' }), me)],
  ['a team’s queue', 'case_of_team (teamId=?', (r) => listCases(r, asking({ queue: 'team' }), me)],
  ['several teams’ queue', 'case_of_team (teamId=?', (r) => listCases(r, asking({ queue: 'team' }), twoTeams)],
  ['unassigned cases', 'case_of_nobody (teamId=?', (r) => listCases(r, asking({ queue: 'unassigned' }), twoTeams)],
  ['finished cases', 'case_finished', (r) => listCases(r, asking({ queue: 'finished' }), me)],
  [
    'filtered cases',
    'COVERING INDEX case_by_activity',
    (r) => listCases(r, asking({ statuses: ['open'], priorities: ['high'], assigneeId: ids.agent(2) }), me),
  ],
  [
    'finished cases of somebody',
    'COVERING INDEX case_by_activity',
    (r) => listCases(r, asking({ queue: 'finished', assigneeId: ids.agent(2) }), me),
  ],
  [
    'cases of a customer',
    'case_by_customer (customerId=?',
    (r) => listCases(r, asking({ customerId: ids.customer(1) }), me),
  ],
  ['cases by number', 'case_by_number', (r) => listCases(r, asking({ sort: 'number' }), me)],
  ['the counts of the queues', 'case_finished', (r) => countQueues(r, twoTeams)],
  ['the open cases', '(id=?)', (r) => caseRowsOf(r, [ids.case(1)])],
  ['a timeline', 'entry_by_case (caseId=?', (r) => caseTimeline(r, ids.case(1))],
  ['what was merged into a case', 'case_merged_into (mergedIntoId=?', (r) => caseTimeline(r, ids.case(1))],
  ['the parts of a case', 'case_by_parent (parentId=?', (r) => caseRelations(r, ids.case(1))],
  ['a case', 'conflict_by_case (caseId=?', (r) => caseDetail(r, ids.case(1), me)],
  ['a customer', 'call_by_customer (customerId=?', (r) => customerDetail(r, ids.customer(1))],
  ['all customers', 'customer_order_by_key', (r) => listCustomers(r, { text: '', offset: 0, limit: 9 })],
  ['all calls', 'call_by_start', (r) => listCalls(r, { agentId: null, offset: 0, limit: 9 })],
  ['an agent’s calls', 'call_by_agent (agentId=?', (r) => listCalls(r, { agentId: 'x', offset: 0, limit: 9 })],
  [
    'my promises',
    'follow_up_due_of_owner (ownerId=?',
    (r) => listFollowUps(r, { ...promises, owner: 'me', status: 'open' }, me),
  ],
  [
    'everyone’s promises',
    'follow_up_due',
    (r) => listFollowUps(r, { ...promises, owner: 'everyone', status: 'open' }, me),
  ],
  [
    'kept promises',
    'follow_up_done_of_owner (ownerId=?',
    (r) => listFollowUps(r, { ...promises, owner: 'me', status: 'done' }, me),
  ],
  [
    'open conflicts',
    'conflict_by_state (state=?',
    (r) => listConflicts(r, { state: 'open', offset: 0, limit: 50 }, me),
  ],
  ['a case number', 'case_by_number (<expr>=? AND number=?)', (r) => casesByNumber(r, '10001')],
  ['a record', 'sqlite_autoindex_case_1 (id=?)', (r) => loadRecord(r, buildCase(1))],
];

test.each(inOrder)('%s: read along %s, in order, and no table as a whole', (_what, index, ask) => {
  const replica = db();
  const plans = plansOf(replica, () => ask(replica));
  expect(plans.filter((plan) => plan.includes(index))).not.toEqual([]);
  expect(plans.filter((plan) => wholeTable.test(plan))).toEqual([]);
  expect(plans.filter((plan) => sorting.test(plan))).toEqual([]);
});

const searched: readonly (readonly [string, string, (db: ReplicaReader) => unknown])[] = [
  [
    'the last four digits',
    'SEARCH customer_phone USING PRIMARY KEY (reversed>? AND reversed<?)',
    (r) => listCustomers(r, { text: '0001', offset: 0, limit: 9 }),
  ],
  ['a word in cases', 'case_search VIRTUAL TABLE INDEX', (r) => listCases(r, asking({ text: '退款' }), me)],
  ['a word in too many cases', 'SCAN c USING COVERING INDEX case_by_activity', (r) => casesByWords(r, 'subject', 0)],
  ['what is like a case', 'case_search VIRTUAL TABLE INDEX', (r) => similarCases(r, ids.case(1))],
  [
    'what a customer may have asked already',
    'case_by_customer (customerId=?',
    (r) => duplicateCases(r, { customerId: ids.customer(1), subject: 'Subject 1' }, 0),
  ],
  ['what a customer asks again', 'case_by_customer', (r) => repeatsOfCase(r, ids.case(1))],
  ['whether a customer may leave', 'case_by_customer', (r) => customerRisk(r, ids.customer(1), 0)],
  ['a rare tag', 'SEARCH t USING PRIMARY KEY (tag=?)', (r) => listCases(r, asking({ tag: 'vip' }), me)],
  ['sorted by urgency', 'COVERING INDEX case_by_activity', (r) => listCases(r, asking({ sort: 'priority' }), me)],
  ['sorted by opening', 'COVERING INDEX case_by_activity', (r) => listCases(r, asking({ sort: 'openedAt' }), me)],
];

test.each(searched)('%s: found by %s, and no table read as a whole', (_what, index, ask) => {
  const replica = db();
  const plans = plansOf(replica, () => ask(replica));
  expect(plans.filter((plan) => plan.includes(index))).not.toEqual([]);
  expect(plans.filter((plan) => wholeTable.test(plan))).toEqual([]);
});

test('saving a record that changed in nothing it is found by leaves the index alone', () => {
  const replica = db();
  const before = buildCase(1);
  const plansOfSearch = () => {
    const statements = vi.spyOn(connectionOf(replica), 'statement');
    saveRecord(replica, { ...before, fields: { ...before.fields, status: 'solved' } }, 2);
    const touched = statements.mock.calls.filter(([text]) => /case_search|case_tag|case_alias/.test(text));
    statements.mockRestore();
    return touched;
  };
  expect(plansOfSearch()).toEqual([]);
});

test.each([
  ['all', 'assignee', 'case_by_activity'],
  ['finished', 'assignee', 'case_by_activity'],
  ['all', 'customer', 'case_by_customer_and_status'],
  ['finished', 'customer', 'case_by_customer_and_status'],
] as const)('the cases of the queue %s are counted by %s without reading one of them', (queue, group, index) => {
  const replica = db();
  const plan = plansOf(replica, () => groupsOfList(replica, asking({ queue, group }), me));
  expect(plan).toContain(`SCAN c USING COVERING INDEX ${index}`);
});

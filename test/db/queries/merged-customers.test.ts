import { describe, expect, test } from 'vitest';
import { caseDetail } from '#db/queries/case-detail.ts';
import { groupsOfList, listCases } from '#db/queries/case-list.ts';
import { customerDetail, listCustomers } from '#db/queries/customers.ts';
import { listFollowUps } from '#db/queries/follow-up-views.ts';
import { clearReplica } from '#db/replica/clear.ts';
import { deleteRecord } from '#db/replica/records.ts';
import type { CustomerMerge } from '#domain/model/customer-fields.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCall, buildCase, buildCustomer, buildFollowUp } from '../../builders/records.ts';
import { noon } from '../../builders/times.ts';
import { replicaWith, save } from '../replica/replica-harness.ts';
import { asking, me } from './asking.ts';

const merge: CustomerMerge = {
  ...{ by: ids.agent(1), at: noon, set: [], addedPoints: [], droppedPoints: [], addedTags: [], addedApart: [] },
};
const into = (n: number) => ({ mergedIntoId: ids.customer(n), merge });

const [first, second, third] = [
  buildCustomer(1, { name: '王小明', ...into(2) }),
  buildCustomer(2, { name: '王晓明', ...into(3) }),
  buildCustomer(3, { name: '王晓铭', tier: 'vip' }),
] as const;
const work = [
  buildAgent(1),
  buildCase(1, { customerId: ids.customer(1) }),
  buildCase(2, { customerId: ids.customer(3) }),
  buildCall(1, { customerId: ids.customer(2) }),
  buildFollowUp(1, { customerId: ids.customer(1), ownerId: me.agentId }),
];
const namesIn = (text: string, db = replicaWith(first, second, third, ...work)) =>
  listCustomers(db, { text, offset: 0, limit: 9 }).rows.map(({ name }) => name);

// The rows may reach a device in any order, in pages of their own.
const orders = [
  [first, second, third],
  [third, second, first],
  [second, third, first],
  [third, first, second],
];

describe.each(orders)('customers who were merged one into another, in order %#', (...records) => {
  const db = () => {
    const replica = replicaWith(...work);
    for (const record of records) save(replica, record);
    return replica;
  };

  test('lead to the file that goes on, with all that was made for any of them', () => {
    for (const id of [1, 2, 3].map(ids.customer)) {
      const found = customerDetail(db(), id);
      expect(found.id).toBe(ids.customer(3));
      expect(found.cases.map((row) => row.id).toSorted()).toEqual([ids.case(1), ids.case(2)]);
      expect(found.calls.map((call) => [call.id, call.customerName])).toEqual([[ids.call(1), '王晓铭']]);
      expect(found.followUps.map((each) => [each.customerId, each.customerName])).toEqual([
        [ids.customer(3), '王晓铭'],
      ]);
      expect(found.merged.map(({ id: merged, intoId, byName }) => [merged, intoId, byName])).toEqual([
        [ids.customer(1), ids.customer(2), 'Agent 1'],
        [ids.customer(2), ids.customer(3), 'Agent 1'],
      ]);
    }
  });

  test('are one to every list', () => {
    const replica = db();
    const cases = (asked: Parameters<typeof asking>[0]) =>
      listCases(replica, asking(asked), me).rows.map(({ id }) => id);
    expect(cases({ customerId: ids.customer(1) })).toHaveLength(2);
    expect(cases({ conditions: [{ field: 'customer', is: 'any', values: [ids.customer(1)] }] })).toHaveLength(2);
    expect(cases({ conditions: [{ field: 'tier', is: 'any', values: ['vip'] }] })).toHaveLength(2);
    expect(cases({ text: '王晓铭' })).toHaveLength(2);
    const groups = groupsOfList(replica, asking({ group: 'customer' }), me);
    expect(groups.map(({ name, count }) => [name, count])).toEqual([['王晓铭', 2]]);
    expect(caseDetail(replica, ids.case(1), me).customer).toMatchObject({ id: ids.customer(3), openCases: 2 });
    const mine = { owner: 'me', status: 'open', teamId: null, from: null, to: null, limit: 9 } as const;
    expect(listFollowUps(replica, mine, me)[0]?.customerName).toBe('王晓铭');
  });
});

test('who was merged is found by their old name alone, and then it is the file that goes on', () => {
  expect(namesIn('')).toEqual(['王晓铭']);
  expect(namesIn('王小明')).toEqual(['王晓铭']);
  expect(namesIn('13800000001')).toEqual([]);
  expect(namesIn('13800000003')).toEqual(['王晓铭']);
});

test('a merge that is undone gives everybody their own work back', () => {
  const db = replicaWith(first, second, third, ...work);
  save(db, buildCustomer(2, { name: '王晓明' }));
  expect(customerDetail(db, ids.customer(3)).cases.map(({ id }) => id)).toEqual([ids.case(2)]);
  expect(customerDetail(db, ids.customer(1))).toMatchObject({ id: ids.customer(2), cases: [{ id: ids.case(1) }] });
  expect(namesIn('', db)).toEqual(['王晓明', '王晓铭']);
});

test('nothing leads anywhere once the files are gone', () => {
  const db = replicaWith(first, second, third, ...work);
  for (const record of [first, second, third]) deleteRecord(db, record);
  save(db, buildCustomer(1));
  expect(customerDetail(db, ids.customer(1))).toMatchObject({ id: ids.customer(1), merged: [] });
  clearReplica(db);
  save(db, buildCustomer(1));
  expect(customerDetail(db, ids.customer(1)).id).toBe(ids.customer(1));
});

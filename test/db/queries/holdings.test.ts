import { describe, expect, test, vi } from 'vitest';
import { connectionOf } from '#db/connection/connection.ts';
import { listConflicts } from '#db/queries/conflict-views.ts';
import { listCustomers } from '#db/queries/customers.ts';
import { customersByNumber } from '#db/queries/customers-by-phone.ts';
import { expiringHoldings, holdingDetail, holdingsOfCase, listHoldings } from '#db/queries/holding-views.ts';
import { clearReplica } from '#db/replica/clear.ts';
import { setReplicaMeta } from '#db/replica/meta.ts';
import { deleteRecord, loadRecord, saveRecord } from '#db/replica/records.ts';
import { emptySearch, rebuildSearch } from '#db/search/rebuild.ts';
import type { ExpiringAsked } from '#domain/contract/ipc/holding-views.ts';
import { followUpOfTerm } from '#domain/rules/holding-term.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildAgent,
  buildCase,
  buildConflict,
  buildCustomer,
  buildFollowUp,
  buildOrganisation,
} from '../../builders/records.ts';
import { buildHolding } from '../../builders/service.ts';
import { noon } from '../../builders/times.ts';
import { replicaWith, save } from '../replica/replica-harness.ts';
import { firstHits } from '../search/first-hits.ts';
import { me } from './asking.ts';

const merge = {
  ...{ by: ids.agent(1), at: noon, set: [], addedPoints: [], droppedPoints: [], addedTags: [], addedApart: [] },
};
const phone = { kind: 'phone', value: '13800138000', label: '' } as const;
const people = [
  buildAgent(1),
  buildOrganisation(1, { name: '晨星学校', accountManagerId: ids.agent(2) }),
  buildCustomer(1, { name: '王小明', organisationId: ids.organisation(1), contactPoints: [phone] }),
  buildCustomer(2, { name: '王晓明', contactPoints: [], mergedIntoId: ids.customer(1), merge }),
  buildCustomer(3, { name: '李雷', contactPoints: [], accountManagerId: ids.agent(1) }),
];
const contract = { kind: 'contract', customerId: null, organisationId: ids.organisation(1) } as const;
const held = [
  buildHolding(1, { number: 'SN-2024 001A', startsOn: '2025-01-01', endsOn: '2026-12-01' }),
  buildHolding(2, {
    customerId: ids.customer(2),
    number: 'PO-7',
    orderNumber: '',
    startsOn: '2026-05-01',
    endsOn: null,
    kind: 'order',
  }),
  buildHolding(3, { ...contract, number: 'HT-2026-003', startsOn: '2026-01-01', endsOn: '2026-12-31' }),
  buildHolding(4, { number: 'SN-2024 001B', retiredAt: 5, endsOn: '2026-11-30' }),
  buildHolding(5, { customerId: ids.customer(3), number: '99', orderNumber: 'PO-7', endsOn: '2026-11-01' }),
];
const db = () => replicaWith(...people, ...held);
const idsOf = (rows: readonly { readonly id: string }[]) =>
  rows.map(({ id }) => held.findIndex((each) => each.id === id) + 1);

describe('what somebody has', () => {
  test('is theirs, that of whoever was merged into them, and their organisation’s; what is out of use stands last', () => {
    const found = listHoldings(db(), { customerId: ids.customer(1), organisationId: null });
    expect(idsOf(found)).toEqual([2, 3, 1, 4]);
    expect(found[0]).toMatchObject({
      customerId: ids.customer(1),
      customerName: '王小明',
      saveState: 'on-server',
      rev: 1,
    });
    expect(found[1]).toMatchObject({ customerId: null, organisationName: '晨星学校' });
    // Asked for by the old id it is the same.
    expect(idsOf(listHoldings(db(), { customerId: ids.customer(2), organisationId: null }))).toEqual([2, 3, 1, 4]);
    expect(idsOf(listHoldings(db(), { customerId: ids.customer(3), organisationId: null }))).toEqual([5]);
    expect(idsOf(listHoldings(db(), { customerId: null, organisationId: ids.organisation(1) }))).toEqual([3]);
    expect(listHoldings(db(), { customerId: null, organisationId: null })).toEqual([]);
  });

  test('can be what a case is about, also where its customer has it no more', () => {
    const replica = db();
    save(
      replica,
      buildCase(1, { customerId: ids.customer(1), holdingId: ids.holding(3) }),
      buildCase(2, { customerId: ids.customer(1), holdingId: ids.holding(5) }),
      buildCase(3, { customerId: null }),
    );
    const of = (n: number) => holdingsOfCase(replica, ids.case(n));
    expect(of(1).chosen?.id).toBe(ids.holding(3));
    expect(idsOf(of(1).choices)).toEqual([2, 3, 1]);
    expect(of(2).chosen).toMatchObject({ id: ids.holding(5), customerName: '李雷', cases: 1 });
    expect(of(3)).toEqual({ chosen: null, choices: [] });
    expect(holdingDetail(replica, ids.holding(3)).caseRows.map(({ id }) => id)).toEqual([ids.case(1)]);
    expect(() => holdingDetail(replica, ids.holding(9))).toThrow(/not held/);
  });

  test('is told of who calls: plans and contracts before assets, neither orders nor what is out of use', () => {
    const [candidate] = customersByNumber(db(), '13800138000').candidates;
    expect(idsOf(candidate?.holdings ?? [])).toEqual([3, 1]);
    const replica = db();
    save(replica, buildHolding(3, { ...held[2]?.fields, kind: 'plan' }), buildHolding(4, { kind: 'contract' }));
    expect(idsOf(customersByNumber(replica, '13800138000').candidates[0]?.holdings ?? [])).toEqual([3, 4, 1]);
  });
});

describe('a number', () => {
  const hits = (text: string, replica = db()) => idsOf(firstHits(replica, { text, limit: 9 }).holdings);
  const customers = (text: string) => listCustomers(db(), { text, offset: 0, limit: 9 }).rows.map(({ name }) => name);

  test.each([
    ['sn2024001a', [1]],
    ['SN 2024', [1, 4]],
    ['ｓｎ－２０２４', [1, 4]],
    ['ht-2026', [3]],
    ['po-7', [2, 5]],
    ['2024', []],
    ['po', []],
    ['99', []],
    ['zzzz', []],
  ])('%s finds by how it begins, however it was typed', (typed, found) => {
    expect(hits(typed)).toEqual(found);
  });

  test('finds who has it, under the file that goes on', () => {
    expect(customers('po-7')).toEqual(['李雷', '王小明']);
    expect(customers('SN-2024 001a')).toEqual(['王小明']);
    expect(firstHits(db(), { text: 'po-7', limit: 9 }).holdings[0]).toEqual({
      ...{ id: ids.holding(2), kind: 'order', name: 'Thing 2', number: 'PO-7' },
      ...{ customerId: ids.customer(1), organisationId: null, ownerName: '王小明' },
    });
  });

  test('finds nothing any more where it was changed, deleted, or everything went', () => {
    const replica = db();
    const first = loadRecord(replica, { collection: 'holding', id: ids.holding(1) });
    saveRecord(replica, { ...(first ?? expect.unreachable()), fields: { ...first?.fields, number: 'X-12345' } }, 9);
    expect([hits('sn2024001a', replica), hits('x12345', replica)]).toEqual([[], [1]]);
    deleteRecord(replica, { collection: 'holding', id: ids.holding(1) });
    expect(hits('x12345', replica)).toEqual([]);
    clearReplica(replica);
    expect(hits('po-7', replica)).toEqual([]);
  });

  test('is found again after the index was made anew', () => {
    const replica = db();
    emptySearch(replica);
    expect(hits('po-7', replica)).toEqual([]);
    setReplicaMeta(replica, 'search-recipe', 'of long ago');
    for (const _step of rebuildSearch(replica, 2));
    expect(hits('po-7', replica)).toEqual([2, 5]);
  });
});

describe('what ends soon', () => {
  const asked = (some: Partial<ExpiringAsked> = {}): ExpiringAsked => ({
    ...{ today: '2026-11-22', of: 'everyone', days: 90, past: 30, offset: 0, limit: 100, ...some },
  });
  const ending = (some: Partial<ExpiringAsked> = {}, replica = db()) => expiringHoldings(replica, asked(some), me);

  test('is what is in use and ends within the days ahead or ended within those past, the first first', () => {
    expect(idsOf(ending().rows)).toEqual([5, 1, 3]);
    expect(idsOf(ending({ past: 20 }).rows)).toEqual([1, 3]);
    expect(idsOf(ending({ past: 21 }).rows)).toEqual([5, 1, 3]);
    expect(idsOf(ending({ days: 8 }).rows)).toEqual([5]);
    expect(idsOf(ending({ days: 9 }).rows)).toEqual([5, 1]);
    expect(ending({ offset: 1, limit: 1 })).toMatchObject({ total: 3, rows: [{ id: ids.holding(1) }] });
  });

  test('is an agent’s where they look after the customer, or else after the organisation', () => {
    expect(idsOf(ending({ of: 'me' }).rows)).toEqual([5]);
    // Who is named goes before the account manager.
    const replica = db();
    save(replica, buildHolding(5, { ...held[4]?.fields, ownerId: ids.agent(2) }));
    expect(idsOf(ending({ of: 'me' }, replica).rows)).toEqual([]);
    const two = { agentId: ids.agent(2) };
    expect(expiringHoldings(db(), asked({ of: 'me' }), two)).toMatchObject({ total: 2 });
    expect(idsOf(expiringHoldings(db(), asked({ of: 'me' }), two).rows)).toEqual([1, 3]);
  });

  test('tells what was arranged about this end, not about an earlier one', () => {
    const replica = db();
    const about = (n: number, endsOn: string) => ({ id: followUpOfTerm(ids.holding(n), endsOn) });
    save(
      replica,
      { ...buildFollowUp(1, { ownerId: ids.agent(1), dueAt: noon }), ...about(1, '2026-12-01') },
      { ...buildFollowUp(2, { status: 'done' }), ...about(3, '2025-12-31') },
    );
    expect(ending({}, replica).rows.map(({ followUp }) => followUp)).toEqual([
      null,
      { dueAt: noon, ownerName: 'Agent 1', isOpen: true },
      null,
    ]);
  });

  test('is read by the index of last days, and the rest by what it hangs on', () => {
    const replica = db();
    const connection = connectionOf(replica);
    const statements = vi.spyOn(connection, 'statement');
    ending({}, replica);
    listHoldings(replica, { customerId: ids.customer(1), organisationId: null });
    firstHits(replica, { text: 'po-7', limit: 9 });
    const texts = statements.mock.calls.map(([text]) => text).filter((text) => /\bholding/.test(text));
    statements.mockRestore();
    const plans = texts.flatMap((text) => {
      const nothing = Array.from({ length: (text.match(/\?/g) ?? []).length }, () => null);
      const rows = connection.driver.prepare(`explain query plan ${text}`).all(...nothing) as { detail: string }[];
      return rows.map(({ detail }) => detail);
    });
    expect(plans.filter((detail) => /^SCAN (t|holding|holding_key)\b/.test(detail))).toEqual([]);
    expect(plans.some((detail) => detail.includes('holding_by_end'))).toBe(true);
  });
});

test('a conflict about it leads to whose it is', () => {
  const replica = db();
  save(replica, buildConflict(1, { caseId: null, collection: 'holding', recordId: ids.holding(2), field: 'name' }));
  expect(listConflicts(replica, { state: 'open', offset: 0, limit: 9 }, me)[0]).toMatchObject({
    customerId: ids.customer(1),
    customerName: '王小明',
  });
});

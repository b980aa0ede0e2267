import { expect, test, vi } from 'vitest';
import { connectionOf } from '#db/connection/connection.ts';
import { listCustomers } from '#db/queries/customers.ts';
import { customersByNumber } from '#db/queries/customers-by-phone.ts';
import { clearReplica } from '#db/replica/clear.ts';
import { setReplicaMeta } from '#db/replica/meta.ts';
import { deleteRecord } from '#db/replica/records.ts';
import { customerIndex } from '#db/search/customer-index.ts';
import { emptySearch, rebuildSearch, rereadPhones } from '#db/search/rebuild.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import { workspaceSettingsId } from '#domain/rules/definitions/workspace-settings.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase, buildCustomer, buildDefinition, buildOrganisation } from '../../builders/records.ts';
import { replicaWith, save } from '../replica/replica-harness.ts';

const phone = (value: string): ContactPoint => ({ kind: 'phone', value, label: '' });
const of = (n: number, name: string, ...values: string[]) =>
  buildOrganisation(n, { name, contactPoints: values.map(phone) });
const at = (n: number) => ({ organisationId: ids.organisation(n), contactPoints: [] });

const records = [
  of(1, '晨星学校', '010-6234 5678', '400-800-1234'),
  of(2, '海星物流', '021-55556666转8'),
  of(3, '蓝天物业', '021-5555-6666转9', '95588'),
  buildCustomer(1, { name: '李老师', ...at(1) }),
  buildCustomer(2, { name: '王老师', ...at(1) }),
  buildCustomer(3, { name: '旧档案', ...at(1), mergedIntoId: ids.customer(2) }),
  buildCustomer(4, { name: '外人', contactPoints: [phone('13800138000')] }),
  buildCase(1, { customerId: ids.customer(2), subject: '投影机' }),
  buildCase(2, { customerId: ids.customer(2), status: 'closed' }),
  buildCase(3, { customerId: ids.customer(4) }),
];
const db = () => replicaWith(...records);
const found = (typed: string, replica = db()) =>
  customersByNumber(replica, typed).organisations.map(({ name, match, confidence }) => [name, match, confidence]);

test.each([
  ['+86 10 62345678', [['晨星学校', 'same', 0.95]]],
  ['4008001234', [['晨星学校', 'same', 0.95]]],
  [
    '021-55556666转8',
    [
      ['海星物流', 'same', 0.95],
      ['蓝天物业', 'other-extension', 0.6],
    ],
  ],
  [
    '02155556666',
    [
      ['海星物流', 'same', 0.67],
      ['蓝天物业', 'same', 0.67],
    ],
  ],
  // Another area, the same last eight digits: perhaps.
  ['020-62345678', [['晨星学校', 'same-end', 0.5]]],
  // What a service number ends with says nothing.
  ['95588', []],
  ['13800138000', []],
])('%s is the number of an organisation', (typed, expected) => {
  expect(found(typed)).toEqual(expected);
});

test('it comes with its people, those with open cases first, and what is open for them', () => {
  const [school] = customersByNumber(db(), '010-62345678').organisations;
  expect(school?.people.map(({ name, openCases }) => [name, openCases])).toEqual([
    ['王老师', 1],
    ['李老师', 0],
  ]);
  expect(school?.openCases.map(({ id }) => id)).toEqual([ids.case(1)]);
  expect(customersByNumber(db(), '010-62345678').candidates).toEqual([]);
});

test('it follows what is changed, deleted and cleared', () => {
  const replica = db();
  save(replica, of(1, '晨星学校', '010-87654321'));
  expect([found('010-62345678', replica), found('010-87654321', replica)]).toEqual([[], [['晨星学校', 'same', 0.95]]]);
  deleteRecord(replica, of(1, '晨星学校'));
  expect(found('010-87654321', replica)).toEqual([]);
  clearReplica(replica);
  expect(found('021-55556666', replica)).toEqual([]);
});

test('its people are indexed anew where it gets another name, not for another number', () => {
  const replica = db();
  const again = vi.spyOn(customerIndex, 'add');
  save(replica, of(1, '晨星学校', '010-87654321'));
  expect(again).not.toHaveBeenCalled();
  save(replica, of(1, '启明星学校', '010-87654321'));
  expect(again).toHaveBeenCalledTimes(3);
  again.mockRestore();
  const named = (text: string) => listCustomers(replica, { text, offset: 0, limit: 9 }).total;
  expect([named('启明星'), named('晨星')]).toEqual([2, 0]);
  deleteRecord(replica, of(1, '启明星学校'));
  expect(named('启明星')).toBe(0);
});

test('it is found again after the index was made anew', () => {
  const replica = db();
  emptySearch(replica);
  expect(found('010-62345678', replica)).toEqual([]);
  setReplicaMeta(replica, 'search-recipe', 'of long ago');
  for (const _step of rebuildSearch(replica, 2));
  expect(found('010-62345678', replica)).toEqual([['晨星学校', 'same', 0.95]]);
  expect(listCustomers(replica, { text: '晨星', offset: 0, limit: 9 }).total).toBe(2);
});

test('it is read anew when the workspace gets an area of its own', () => {
  const replica = replicaWith(of(1, '晨星学校', '62345678'));
  expect(found('010-62345678', replica)).toEqual([['晨星学校', 'same-end', 0.5]]);
  const content = { phones: { country: 'CN', areaCode: '010' } };
  save(replica, buildDefinition(1, { kind: 'workspace-settings', content }, { id: workspaceSettingsId }));
  for (const _step of rereadPhones(replica, 1));
  expect(found('010-62345678', replica)).toEqual([['晨星学校', 'same', 0.95]]);
  expect([...rereadPhones(replica)]).toEqual([]);
});

test('its number and its people are read along indexes', () => {
  const replica = db();
  const connection = connectionOf(replica);
  const statements = vi.spyOn(connection, 'statement');
  found('010-62345678', replica);
  const texts = statements.mock.calls
    .map(([text]) => text)
    .filter((text) => /organisation_phone|customer m/.test(text));
  statements.mockRestore();
  expect(texts.length).toBeGreaterThan(1);
  for (const text of texts) {
    const nothing = Array.from({ length: (text.match(/\?/g) ?? []).length }, () => null);
    const plan = connection.driver.prepare(`explain query plan ${text}`).all(...nothing) as { detail: string }[];
    expect(
      plan.map(({ detail }) => detail).filter((detail) => /^SCAN (organisation_phone|m|c)\b/.test(detail)),
    ).toEqual([]);
  }
});

import { expect, it } from 'vitest';
import { recordsOfCustomer } from '#db/queries/customer-file.ts';
import { customerHistory, identitiesOf } from '#db/queries/customer-history.ts';
import { eraseRecords } from '#db/replica/erase.ts';
import { loadRecord } from '#db/replica/records.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCase, buildCustomer, buildEntry } from '../../builders/records.ts';
import { buildCustomerChange, buildCustomerSecret } from '../../builders/service.ts';
import { noon } from '../../builders/times.ts';
import { replicaWith } from '../replica/replica-harness.ts';

const asked = { customerId: ids.customer(1), offset: 0, limit: 50 };

/** Customer 2 goes on in customer 1; customer 3 is told apart from them. */
const world = () =>
  replicaWith(
    buildAgent(1, { name: '安娜' }),
    buildCustomer(1, { identityMask: '••••0001' }),
    buildCustomer(2, { name: '旧档案', identityMask: '••••0002', mergedIntoId: ids.customer(1) }),
    buildCustomer(3, { name: '别人' }),
    buildCustomerSecret(1),
    buildCustomerChange(1, { customerId: ids.customer(2), kind: 'added' }),
    buildCustomerChange(2, { customerId: ids.customer(1), otherCustomerId: ids.customer(2), kind: 'merged' }),
    buildCustomerChange(3, { customerId: ids.customer(3), otherCustomerId: ids.customer(1), kind: 'told-apart' }),
    buildCustomerChange(4, { customerId: ids.customer(3) }),
    buildCase(1, { customerId: ids.customer(2) }),
    buildCase(2, { customerId: ids.customer(3) }),
    buildEntry(1, { caseId: ids.case(1) }),
    buildEntry(2, { caseId: ids.case(2) }),
  );

it('the history of a file has the lines of those that go on in it, each once, and names whom it speaks of', () => {
  const db = world();
  const history = customerHistory(db, asked);
  expect(history.lines.map(({ id }) => id)).toEqual([3, 2, 1].map(ids.customerChange));
  expect(history).toMatchObject({ total: 3, begunAt: expect.any(Number) });
  expect(history.names).toMatchObject({ [ids.customer(2)]: '旧档案', [ids.customer(3)]: '别人' });
  expect(history.lines[0]).toMatchObject({ byName: '安娜', saveState: 'on-server', recordedAt: noon + 3 * 60_000 });
  expect(customerHistory(db, { ...asked, customerId: ids.customer(2) })).toEqual(history);
  expect(customerHistory(db, { ...asked, offset: 1, limit: 1 })).toMatchObject({
    total: 3,
    lines: [{ kind: 'merged' }],
  });
});

it('masks are told for every file of the person, that of the living one first', () => {
  expect(identitiesOf(world(), ids.customer(2)).map(({ mask }) => mask)).toEqual(['••••0001', '••••0002']);
});

it('a complete file has everything of the person and nothing of anybody else', () => {
  const found = [...recordsOfCustomer(world(), ids.customer(2), (collection) => collection !== 'organisation')];
  expect(found.map(({ collection, id }) => `${collection}/${id}`)).toEqual([
    `customer/${ids.customer(1)}`,
    `customer/${ids.customer(2)}`,
    `case/${ids.case(1)}`,
    `entry/${ids.entry(1)}`,
    `customerChange/${ids.customerChange(1)}`,
    `customerChange/${ids.customerChange(2)}`,
    `customerSecret/${ids.customer(1)}`,
  ]);
});

it('an order to erase takes history and number with the file, also what stands in the history of another', () => {
  const db = world();
  eraseRecords(db, [`customer/${ids.customer(1)}`]);
  expect(loadRecord(db, buildCustomerSecret(1))).toBeUndefined();
  for (const n of [2, 3]) expect(loadRecord(db, buildCustomerChange(n))).toBeUndefined();
  expect(loadRecord(db, buildCustomerChange(4))).toBeDefined();
});

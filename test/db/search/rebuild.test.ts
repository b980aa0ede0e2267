import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { close, connectionOf, script } from '#db/connection/connection.ts';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { listCases } from '#db/queries/case-list.ts';
import { listCustomers } from '#db/queries/customers.ts';
import { clearReplica } from '#db/replica/clear.ts';
import { setReplicaMeta } from '#db/replica/meta.ts';
import { deleteRecord } from '#db/replica/records.ts';
import { forgetErased } from '#db/search/forget.ts';
import { isSearchCurrent, rebuildSearch } from '#db/search/rebuild.ts';
import { buildArticle, buildCase, buildCustomer, buildOrganisation } from '../../builders/records.ts';
import { asking, me } from '../queries/asking.ts';
import { emptyReplica, replicaWith, save } from '../replica/replica-harness.ts';
import { firstHits } from './first-hits.ts';

const records = [
  ...[1, 2, 3, 4, 5].map((n) => buildCase(n, { subject: `退款 ${n}`, tags: ['vip'], aliases: [`X-${n}`] })),
  ...[1, 2, 3].map((n) => buildCustomer(n, { name: `王小明${n}` })),
  buildOrganisation(1),
  buildArticle(1, { title: '退款流程' }),
];

/** As an older Holdfast left it: nothing is found by what it is found by today. */
function outdated(db: ReplicaWriter): ReplicaWriter {
  script(db, `insert into case_search (case_search) values ('delete-all')`);
  script(db, `insert into customer_search (customer_search) values ('delete-all')`);
  script(db, 'delete from case_tag; delete from customer_phone; delete from customer_order');
  setReplicaMeta(db, 'search-recipe', '0');
  return db;
}

function expectAllFound(db: ReplicaWriter): void {
  const total = (asked: Parameters<typeof asking>[0]) => listCases(db, asking(asked), me).total;
  expect([total({ text: '退款' }), total({ tag: 'vip' }), total({ text: '#x-3' })]).toEqual([5, 5, 1]);
  const customers = (text: string) => listCustomers(db, { text, offset: 0, limit: 9 }).total;
  expect([customers(''), customers('wxm'), customers('0003')]).toEqual([3, 3, 1]);
  expect(firstHits(db, { text: '流程', limit: 9 }).articles).toHaveLength(1);
}

test('a new store and a cleared one are current, and there is nothing to rebuild', () => {
  const db = emptyReplica();
  expect(isSearchCurrent(db)).toBe(true);
  outdated(db);
  clearReplica(db);
  expect(isSearchCurrent(db)).toBe(true);
  expect([...rebuildSearch(db)]).toEqual([]);
});

test('with another recipe everything is indexed anew, a few records at a time', () => {
  const db = outdated(replicaWith(...records));
  expect(isSearchCurrent(db)).toBe(false);
  const steps = [...rebuildSearch(db, 2)].length;
  expect(steps).toBeGreaterThan(4);
  expect(isSearchCurrent(db)).toBe(true);
  expectAllFound(db);
});

test('a rebuild that was cut short goes on where it stopped, and takes in what was saved and deleted meanwhile', () => {
  const db = outdated(replicaWith(...records, buildCase(6, { subject: '退款 6' })));
  const first = rebuildSearch(db, 2);
  for (let step = 0; step < 3; step++) first.next();
  expect(isSearchCurrent(db)).toBe(false);
  save(db, buildCustomer(1, { name: '王晓梅1' }), buildCase(5, { subject: '退款 5', tags: ['vip'], aliases: ['X-5'] }));
  deleteRecord(db, buildCase(6));
  const rest = [...rebuildSearch(db, 2)].length;
  expect(rest).toBeLessThan([...rebuildSearch(outdated(db), 2)].length);
  expect(isSearchCurrent(db)).toBe(true);
  expectAllFound(db);
});

test('of a deleted record no word is left in the file once it is forgotten', () => {
  const db = emptyReplica();
  const { driver } = connectionOf(db);
  const holds = (word: string) => driver.serialize().includes(word);
  const secret = buildCustomer(250, { notes: 'quixoticsecret', name: 'Zebulon Secretname' });
  save(db, ...Array.from({ length: 300 }, (_, n) => buildCustomer(n + 1)), secret);
  expect([holds('quixoticsecret'), holds('Zebulon')]).toEqual([true, true]);
  deleteRecord(db, secret);
  expect(holds('quixoticsecret')).toBe(true);
  for (const _ of forgetErased(db, 1));
  expect([holds('quixoticsecret'), holds('Zebulon'), holds('zebulon')]).toEqual([false, false, false]);
  expect(statSync(`${driver.name}-wal`).size).toBe(0);
  close(db);
});

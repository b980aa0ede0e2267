import { foldText } from '#domain/rules/text-fold.ts';
import { sql } from '../../connection/connection.ts';
import type { ReplicaReader } from '../../connection/handle.ts';
import type { SqlValue } from '../../connection/statement.ts';
import { casesByNumber } from '../../search/find-cases.ts';
import { customersByParts, customersByPhone, customersByWords } from '../../search/find-customers.ts';
import { livingSql } from '../../search/goes-on.ts';
import type { SearchPlan } from './search-plan.ts';

const mostCustomers = 500;

export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Conditions joined, true where there are none. */
export function allOf(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.length > 0 ? conditions.map((each) => `(${each.sql})`).join(' and ') : 'true',
    values: conditions.flatMap((each) => each.values),
  };
}

/** Customers by a name, a part of one, or a phone number: the ids that their cases name. */
export function customerIds(db: ReplicaReader, find: (limit: number) => readonly number[]): string {
  const text = `
    select customer.id from json_each(?) hit cross join customer on customer.rid = hit.value
    union select goes.id from json_each(?) hit cross join customer on customer.rid = hit.value
    cross join customer_goes_on goes on goes.intoId = customer.id`;
  const rids = JSON.stringify(find(mostCustomers));
  const ids = sql(db, text).all<{ id: string }>(rids, rids);
  return JSON.stringify(ids.map(({ id }) => id));
}

export function customersNamed(db: ReplicaReader, name: string): string {
  return customerIds(db, (limit) => [...customersByWords(db, name, limit), ...customersByParts(db, name, limit)]);
}

export function customersCalledFrom(db: ReplicaReader, phone: string): string {
  return customerIds(db, (limit) => customersByPhone(db, phone, limit));
}

/** Agents of a name or a part of one. */
export function agentsNamed(db: ReplicaReader, name: string): string {
  const wanted = foldText(name);
  const all = sql(db, 'select id, name from agent').all<{ id: string; name: string }>();
  return JSON.stringify(all.filter((agent) => foldText(agent.name).includes(wanted)).map(({ id }) => id));
}

/** What of a case `c` itself was said: number, status, tags. Time and people are others' too. */
export function caseConditions(db: ReplicaReader, { numbers, statuses, tags }: SearchPlan): Condition[] {
  const rids = numbers.flatMap((number) => casesByNumber(db, number));
  return [
    ...(numbers.length > 0
      ? [{ sql: 'c.rid in (select value from json_each(?))', values: [JSON.stringify(rids)] }]
      : []),
    ...(statuses.length > 0
      ? [{ sql: 'c.status in (select value from json_each(?))', values: [JSON.stringify(statuses)] }]
      : []),
    ...tags.map((tag) => ({ sql: 'c.rid in (select rid from case_tag where tag = ?)', values: [tag] })),
  ];
}

/** The customers whose cases are meant: of each name and number that was typed the ids, as JSON. */
export function customersMeant(db: ReplicaReader, { names, phones }: SearchPlan): string[] {
  return [...names.map((name) => customersNamed(db, name)), ...phones.map((phone) => customersCalledFrom(db, phone))];
}

/** Of a case `c`: it is one of these customers'. */
export function customerConditions(ids: readonly string[]): Condition[] {
  return ids.map((each) => ({ sql: 'c.customerId in (select value from json_each(?))', values: [each] }));
}

export function spanConditions(column: string, { span }: SearchPlan): Condition[] {
  return [
    ...(span?.from != null ? [{ sql: `${column} >= ?`, values: [span.from] }] : []),
    ...(span?.to != null ? [{ sql: `${column} < ?`, values: [span.to] }] : []),
  ];
}

export const customerOfCase = `left join customer on customer.id = ${livingSql('c.customerId')}`;

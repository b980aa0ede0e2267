import type { FoundCase, FoundGroup } from '#domain/contract/ipc/search-procedures.ts';
import { dayMs } from '#domain/rules/calendar/local-date.ts';
import { exactness, excerptOf, marksIn } from '#domain/rules/search-query/marks.ts';
import { sql } from '../../connection/connection.ts';
import type { ReplicaReader } from '../../connection/handle.ts';
import { casesByNumber, casesOfCustomers, newestCandidates } from '../../search/find-cases.ts';
import { customersCalled } from '../../search/find-customers.ts';
import {
  allOf,
  type Condition,
  caseConditions,
  customerConditions,
  customerOfCase,
  customersMeant,
  spanConditions,
} from './case-narrowing.ts';
import { groupOf, nothingFound, type Part } from './found-group.ts';
import { narrows, type SearchPlan } from './search-plan.ts';

/** Of so many of the newest the texts are compared; the others follow by their last activity. */
const weighed = 400;
const customersOfText = 200;

interface Rid {
  readonly rid: number;
}

const walk = (where: string) => `
  select c.rid from "case" c indexed by case_by_activity where ${where} order by c.lastActivityAt desc, c.rid desc limit ?`;
const few = (where: string) => `
  select c.rid from case_search hit cross join "case" c on c.rid = hit.rowid
  where case_search match ? and ${where} order by c.lastActivityAt desc, c.rid desc limit ?`;

const ofCustomers = (where: string) => `
  select c.rid from json_each(?) who cross join "case" c on c.customerId = who.value
  where ${where} order by c.lastActivityAt desc, c.rid desc limit ?`;

/** The newest cases with the words and all that was said of them. Few hits are read and sorted, many met on the way through the newest. */
function byWords(db: ReplicaReader, query: string | null, whose: string | undefined, said: Condition): number[] {
  const rids = (text: string, values: readonly (string | number | null)[]) =>
    sql(db, text)
      .all<Rid>(...values, newestCandidates)
      .map(({ rid }) => rid);
  const values = said.values as (string | number)[];
  const having = 'c.rid in (select rowid from case_search where case_search match ?)';
  if (whose !== undefined)
    return query === null
      ? rids(ofCustomers(said.sql), [whose, ...values])
      : rids(ofCustomers(`${having} and ${said.sql}`), [whose, query, ...values]);
  if (query === null) return rids(walk(said.sql), values);
  const counting = 'select count(*) as count from (select 1 from case_search where case_search match ? limit ?)';
  const { count = 0 } = sql(db, counting).get<{ count: number }>(query, newestCandidates + 1) ?? {};
  if (count <= newestCandidates) return rids(few(said.sql), [query, ...values]);
  return rids(walk(`${having} and ${said.sql}`), [query, ...values]);
}

/** Those of them of which all that was said is true. */
function only(db: ReplicaReader, rids: readonly number[], said: Condition): number[] {
  if (rids.length === 0 || said.values.length === 0) return [...rids];
  const text = `select c.rid from json_each(?) hit cross join "case" c on c.rid = hit.value where ${said.sql}`;
  return sql(db, text)
    .all<Rid>(JSON.stringify(rids), ...said.values)
    .map(({ rid }) => rid);
}

interface Weighed extends Rid {
  readonly subject: string;
  readonly at: number;
}

const ofExactness = [0, 3, 4, 6] as const;

/** The number that was typed comes first; a subject says more than a description, and what happened lately more than what is long past. */
function ranked(
  db: ReplicaReader,
  rids: readonly number[],
  numbered: ReadonlySet<number>,
  plan: SearchPlan,
  now: number,
) {
  const text = `
    select c.rid, c.subject, c.lastActivityAt as at from json_each(?) hit cross join "case" c on c.rid = hit.value`;
  const rows = sql(db, text).all<Weighed>(JSON.stringify(rids.slice(0, weighed)));
  const weight = ({ rid, subject, at }: Weighed): number => {
    const said = marksIn(subject, plan.runs).length > 0 ? 2 : 0;
    const lately = 2 * 0.5 ** (Math.max(0, now - at) / (30 * dayMs));
    return (numbered.has(rid) ? 100 : 0) + ofExactness[exactness(subject, plan.words)] + said + lately;
  };
  const weights = new Map(rows.map((row) => [row.rid, weight(row)]));
  const compared = rids.slice(0, weighed).toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
  return [...compared, ...rids.slice(weighed)];
}

type Stored = Omit<FoundCase, 'subject' | 'excerpt'> & Rid & { readonly subject: string; readonly description: string };

function hits(db: ReplicaReader, rids: readonly number[], { runs }: SearchPlan): FoundCase[] {
  const text = `
    select c.rid, c.id, c.number, c.subject, c.description, c.status, customer.name as customerName, c.lastActivityAt as at
    from json_each(?) hit cross join "case" c on c.rid = hit.value ${customerOfCase}`;
  const rows = sql(db, text).all<Stored>(JSON.stringify(rids));
  const byRid = new Map(rows.map((row) => [row.rid, row]));
  return rids.flatMap((rid) => {
    const row = byRid.get(rid);
    if (!row) return [];
    const { rid: _rid, subject, description, ...found } = row;
    const excerpt = excerptOf(description, runs);
    return {
      ...found,
      subject: { text: subject, ranges: marksIn(subject, runs) },
      excerpt: excerpt.ranges.length > 0 ? excerpt : null,
    };
  });
}

/** Cases by their number, their words and whose they are. */
export function foundCases(db: ReplicaReader, plan: SearchPlan, part: Part, now: number): FoundGroup<FoundCase> {
  if (plan.query === null && !narrows(plan) && plan.words === '') return nothingFound;
  const [whose, ...others] = customersMeant(db, plan);
  const plain = [
    ...caseConditions(db, plan),
    ...customerConditions(others),
    ...spanConditions('c.lastActivityAt', plan),
  ];
  const said = allOf([...plain, ...(whose === undefined ? [] : customerConditions([whose]))]);
  if (plan.numbers.length > 0) {
    const rids = plan.numbers.flatMap((number) => casesByNumber(db, number));
    return groupOf(only(db, rids, said), part, newestCandidates, (shown) => hits(db, shown, plan));
  }
  const numbered = plan.words === '' ? [] : only(db, casesByNumber(db, plan.words), said);
  const worded = plan.query === null && plan.words !== '' ? [] : byWords(db, plan.query, whose, allOf(plain));
  const called = plan.words === '' ? [] : customersCalled(db, plan.words, customersOfText);
  const theirs = only(db, casesOfCustomers(db, called), said);
  const found = [...new Set([...numbered, ...worded.slice(0, weighed / 2), ...theirs, ...worded])];
  const order = ranked(db, found, new Set(numbered), plan, now);
  return groupOf(order, part, newestCandidates, (shown) => hits(db, shown, plan));
}

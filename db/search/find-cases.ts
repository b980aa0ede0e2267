import { matchQuery } from '#domain/rules/search-terms.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { customersCalled } from './find-customers.ts';

/** A common word is looked for in so many of the newest records: cases by their last activity. */
export const newestCandidates = 2000;
const customersOfText = 200;

interface Rid {
  readonly rid: number;
}

/** The case that has or once had this number, with or without a hash before it. */
export function casesByNumber(db: ReplicaReader, typed: string): number[] {
  const number = typed.normalize('NFKC').trim().replace(/^#\s*/, '');
  if (number === '') return [];
  const now = sql(db, 'select rid from "case" where length(number) = length(?) and number = ?').all<Rid>(
    number,
    number,
  );
  const before = sql(db, 'select rid from case_alias where number = ?').all<Rid>(number);
  return [...new Set([...now, ...before].map(({ rid }) => rid))];
}

/** For few hits: read them, then sort. */
const hitsByActivity = `
  select c.rid from case_search hit cross join "case" c on c.rid = hit.rowid
  where case_search match ? order by c.lastActivityAt desc, c.rid desc limit ?`;
/** For many: walk the list from its newest end until enough are met. */
const walkByActivity = `
  select c.rid from "case" c indexed by case_by_activity
  where c.rid in (select rowid from case_search where case_search match ?)
  order by c.lastActivityAt desc, c.rid desc limit ?`;

/**
 * The cases with all the words, those active last first. A rid tells nothing of that: a first sync brings one scope after the
 * other, each from its oldest case on.
 */
export function casesByWords(db: ReplicaReader, typed: string, limit: number): number[] {
  const query = matchQuery(typed);
  if (query === null) return [];
  const counting = 'select count(*) as count from (select 1 from case_search where case_search match ? limit ?)';
  const { count = 0 } = sql(db, counting).get<{ count: number }>(query, limit + 1) ?? {};
  const text = count > limit ? walkByActivity : hitsByActivity;
  return sql(db, text)
    .all<Rid>(query, limit)
    .map(({ rid }) => rid);
}

/** What customers have, and those whose file goes on in theirs. */
export function casesOfCustomers(db: ReplicaReader, customers: readonly number[]): number[] {
  const text = `
    select c.rid from json_each(?) hit
    cross join customer on customer.rid = hit.value
    cross join "case" c on c.customerId = customer.id
    union
    select c.rid from json_each(?) hit
    cross join customer on customer.rid = hit.value
    cross join customer_goes_on goes on goes.intoId = customer.id
    cross join "case" c on c.customerId = goes.id
    limit ?`;
  return sql(db, text)
    .all<Rid>(JSON.stringify(customers), JSON.stringify(customers), newestCandidates)
    .map(({ rid }) => rid);
}

/** Cases by number, by words, and by their customer's name or phone. `#` before a known number asks for it alone. */
export function casesByText(db: ReplicaReader, typed: string): number[] {
  const byNumber = casesByNumber(db, typed);
  if (byNumber.length > 0 && /^\s*[#＃]/.test(typed)) return byNumber;
  const byWords = casesByWords(db, typed, newestCandidates);
  const byCustomer = casesOfCustomers(db, customersCalled(db, typed, customersOfText));
  return [...new Set([...byNumber, ...byWords, ...byCustomer])];
}

import { matchQuery } from '#domain/rules/search-terms.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { customersByText } from './find-customers.ts';

/** A common word is looked for in so many of the newest records. */
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

/** The newest cases with all the words, newest first. */
export function casesByWords(db: ReplicaReader, typed: string, limit: number): number[] {
  const query = matchQuery(typed);
  if (query === null) return [];
  return sql(db, 'select rowid as rid from case_search where case_search match ? order by rowid desc limit ?')
    .all<Rid>(query, limit)
    .map(({ rid }) => rid);
}

function casesOfCustomers(db: ReplicaReader, customers: readonly number[]): number[] {
  const text = `
    select c.rid from json_each(?) hit
    cross join customer on customer.rid = hit.value
    cross join "case" c on c.customerId = customer.id
    limit ?`;
  return sql(db, text)
    .all<Rid>(JSON.stringify(customers), newestCandidates)
    .map(({ rid }) => rid);
}

/** Cases by number, by words, and by their customer's name or phone. `#` before a known number asks for it alone. */
export function casesByText(db: ReplicaReader, typed: string): number[] {
  const byNumber = casesByNumber(db, typed);
  if (byNumber.length > 0 && /^\s*[#＃]/.test(typed)) return byNumber;
  const byWords = casesByWords(db, typed, newestCandidates);
  const byCustomer = casesOfCustomers(db, customersByText(db, typed, customersOfText));
  return [...new Set([...byNumber, ...byWords, ...byCustomer])];
}

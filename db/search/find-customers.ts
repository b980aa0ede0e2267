import type { PhoneSettings } from '#domain/rules/definitions/workspace-settings.ts';
import { phoneDigits, reversedDigits } from '#domain/rules/phone-digits.ts';
import { readPhones } from '#domain/rules/phone-key.ts';
import { matchQuery } from '#domain/rules/search-terms.ts';
import { foldText } from '#domain/rules/text-fold.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { customersByHolding } from './find-holdings.ts';
import { phoneSettings } from './phone-settings.ts';

/** Fewer digits than this say too little about a phone number. */
const fewestDigits = 4;
/** So many last digits tell a number from others, whatever is written before them. */
export const tellingDigits = 8;

interface Rid {
  readonly rid: number;
}

/** The digits of what was typed, when it can be a phone number or a part of one. */
export function typedPhone(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').trim();
  if (!/^\+?[\d\s\-().]+$/.test(plain)) return undefined;
  const digits = phoneDigits(plain);
  return digits.length >= fewestDigits ? digits : undefined;
}

/** Customers with this very number, however either was written. */
export function customersWithKey(db: ReplicaReader, keys: readonly string[], limit: number): number[] {
  const text = `
    select distinct k.rid from json_each(?) asked cross join customer_key k on k.kind = 'phone' and k.key = asked.value limit ?`;
  return sql(db, text)
    .all<Rid>(JSON.stringify(keys), limit)
    .map(({ rid }) => rid);
}

/** Customers with a number that ends so; only where the digits tell numbers from each other. */
export function customersWithEnd(db: ReplicaReader, typed: string, limit: number): number[] {
  const digits = phoneDigits(typed);
  return digits.length < tellingDigits ? [] : phoneEndsWith(db, digits.slice(-tellingDigits), limit);
}

/** Customers with this very number, those with one that ends with the digits, then those with one that holds them. */
export function customersByPhone(
  db: ReplicaReader,
  typed: string,
  limit: number,
  settings = phoneSettings(db),
): number[] {
  const digits = typedPhone(typed);
  if (digits === undefined) return [];
  const found = new Set(customersWithKey(db, keysOf(typed, settings), limit));
  for (const rid of phoneEndsWith(db, digits, limit)) found.add(rid);
  // +86 10 6234 5678 and 010-62345678 are one number: country and area are spelled in many ways, the rest in one.
  if (found.size === 0) for (const rid of customersWithEnd(db, digits, limit)) found.add(rid);
  if (found.size < limit) {
    const holds = sql(db, 'select rid from customer_phone where instr(reversed, ?) > 0 limit ?');
    for (const { rid } of holds.all<Rid>(reversedDigits(digits), limit)) found.add(rid);
  }
  return [...found].slice(0, limit);
}

function keysOf(typed: string, settings: PhoneSettings): readonly string[] {
  return readPhones(typed, settings).map(({ key }) => key);
}

function phoneEndsWith(db: ReplicaReader, digits: string, limit: number): number[] {
  const reversed = reversedDigits(digits);
  // A colon is the character after 9: the range holds all that starts with the digits.
  const text = 'select rid from customer_phone where reversed >= ? and reversed < ? order by reversed limit ?';
  return sql(db, text)
    .all<Rid>(reversed, `${reversed}:`, limit)
    .map(({ rid }) => rid);
}

/** Those who were merged give way to the file that theirs goes on in. */
function living(db: ReplicaReader, rids: readonly number[]): number[] {
  const text = `
    select coalesce(on_.rid, c.rid) as rid from json_each(?) hit cross join customer c on c.rid = hit.value
    left join customer_goes_on goes on goes.id = c.id left join customer on_ on on_.id = goes.intoId`;
  const found = sql(db, text).all<Rid>(JSON.stringify(rids));
  return [...new Set(found.map(({ rid }) => rid))];
}

/** The newest customers with all the words in name, pinyin, contact points, organisation, notes or tags. */
export function customersByWords(db: ReplicaReader, typed: string, limit: number): number[] {
  const query = matchQuery(typed);
  if (query === null) return [];
  const text = 'select rowid as rid from customer_search where customer_search match ? order by rowid desc limit ?';
  const rids = sql(db, text)
    .all<Rid>(query, limit)
    .map(({ rid }) => rid);
  return living(db, rids);
}

/** Shorter pieces stand in half the names. */
const shortestPart = 3;

/** The newest customers with all that was typed as parts of their name, e-mail or chat name, in the midst of words too. */
export function customersByParts(db: ReplicaReader, typed: string, limit: number): number[] {
  // A query ends at a NUL.
  const parts = foldText(typed).replaceAll('\0', ' ').split(/\s+/).filter(Boolean);
  if (parts.length === 0 || parts.some((part) => [...part].length < shortestPart)) return [];
  const query = parts.map((part) => `"${part.replaceAll('"', '""')}"`).join(' AND ');
  return sql(
    db,
    'select rowid as rid from customer_part_search where customer_part_search match ? order by rowid desc limit ?',
  )
    .all<Rid>(query, limit)
    .map(({ rid }) => rid);
}

/** Whose case has or once had this number. */
function customersByCaseNumber(db: ReplicaReader, typed: string, limit: number): number[] {
  const number = typed.normalize('NFKC').trim().replace(/^#\s*/, '');
  if (number === '') return [];
  const text = `
    select customer.rid from (
      select rid from "case" where length(number) = length(?) and number = ?
      union select rid from case_alias where number = ?
    ) hit cross join "case" c on c.rid = hit.rid cross join customer on customer.id = c.customerId limit ?`;
  const found = sql(db, text).all<Rid>(number, number, number, limit);
  return found.length === 0
    ? []
    : living(
        db,
        found.map(({ rid }) => rid),
      );
}

/** Customers by phone, by words, then by parts of words. */
export function customersCalled(db: ReplicaReader, typed: string, limit: number): number[] {
  const found = new Set(customersByPhone(db, typed, limit));
  for (const rid of customersByWords(db, typed, limit)) found.add(rid);
  if (found.size < limit) for (const rid of customersByParts(db, typed, limit)) found.add(rid);
  return [...found].slice(0, limit);
}

/** The same, after whose case has the number that was typed, and who has something with such a number. */
export function customersByText(db: ReplicaReader, typed: string, limit: number): number[] {
  const called = customersCalled(db, typed, limit);
  const having = living(db, customersByHolding(db, typed, limit));
  const found = [...customersByCaseNumber(db, typed, limit), ...called, ...having];
  return [...new Set(found)].slice(0, limit);
}

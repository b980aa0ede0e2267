import { phoneDigits, reversedDigits } from '#domain/rules/phone-key.ts';
import { matchQuery } from '#domain/rules/search-terms.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

/** Fewer digits than this say too little about a phone number. */
const fewestDigits = 4;
/** So many last digits tell a number from others, whatever is written before them. */
const tellingDigits = 8;

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

/** Customers with a number that ends with the digits, then those with one that holds them. */
export function customersByPhone(db: ReplicaReader, typed: string, limit: number): number[] {
  const digits = typedPhone(typed);
  if (digits === undefined) return [];
  const found = new Set(phoneEndsWith(db, digits, limit));
  // +86 10 6234 5678 and 010-62345678 are one number: country and area are spelled in many ways, the rest in one.
  if (found.size === 0 && digits.length > tellingDigits)
    for (const rid of phoneEndsWith(db, digits.slice(-tellingDigits), limit)) found.add(rid);
  if (found.size < limit) {
    const holds = sql(db, 'select rid from customer_phone where instr(reversed, ?) > 0 limit ?');
    for (const { rid } of holds.all<Rid>(reversedDigits(digits), limit)) found.add(rid);
  }
  return [...found].slice(0, limit);
}

function phoneEndsWith(db: ReplicaReader, digits: string, limit: number): number[] {
  const reversed = reversedDigits(digits);
  // A colon is the character after 9: the range holds all that starts with the digits.
  const text = 'select rid from customer_phone where reversed >= ? and reversed < ? order by reversed limit ?';
  return sql(db, text)
    .all<Rid>(reversed, `${reversed}:`, limit)
    .map(({ rid }) => rid);
}

/** The newest customers with all the words in name, pinyin, contact points, organisation, notes or tags. */
export function customersByWords(db: ReplicaReader, typed: string, limit: number): number[] {
  const query = matchQuery(typed);
  if (query === null) return [];
  return sql(db, 'select rowid as rid from customer_search where customer_search match ? order by rowid desc limit ?')
    .all<Rid>(query, limit)
    .map(({ rid }) => rid);
}

/** Customers by phone, then by words. */
export function customersByText(db: ReplicaReader, typed: string, limit: number): number[] {
  const byPhone = customersByPhone(db, typed, limit);
  return [...new Set([...byPhone, ...customersByWords(db, typed, limit)])].slice(0, limit);
}

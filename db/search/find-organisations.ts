import { phoneDigits, reversedDigits } from '#domain/rules/phone-digits.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { tellingDigits } from './find-customers.ts';

/** Organisations with a number that ends with these digits; where none does, those with the same last eight. */
export function organisationsWithNumber(db: ReplicaReader, key: string, limit: number): number[] {
  const digits = phoneDigits(key);
  if (digits.length < tellingDigits) return [];
  const whole = endingWith(db, digits, limit);
  return whole.length > 0 ? whole : endingWith(db, digits.slice(-tellingDigits), limit);
}

function endingWith(db: ReplicaReader, digits: string, limit: number): number[] {
  const reversed = reversedDigits(digits);
  // A colon is the character after 9: the range holds all that starts with the digits.
  const text = 'select distinct rid from organisation_phone where reversed >= ? and reversed < ? order by rid limit ?';
  return sql(db, text)
    .all<{ rid: number }>(reversed, `${reversed}:`, limit)
    .map(({ rid }) => rid);
}

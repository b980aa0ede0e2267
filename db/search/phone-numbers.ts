import { reversedDigits } from '#domain/rules/phone-digits.ts';
import type { ReadPhone } from '#domain/rules/phone-key.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaWriter } from '../connection/handle.ts';

/** Puts down by which digits, back to front, a record is found. */
export function addNumbers(
  db: ReplicaWriter,
  table: 'customer_phone' | 'organisation_phone',
  rid: number,
  phones: readonly ReadPhone[],
): void {
  const add = sql(db, `insert or ignore into ${table} (reversed, rid) values (?, ?)`);
  for (const { typed, key, extension } of phones) {
    const spellings = [...new Set([key, typed, typed + extension].map(reversedDigits))];
    // What another one begins with is found by it.
    const told = spellings.filter((each) => !spellings.some((other) => other !== each && other.startsWith(each)));
    for (const spelled of told) add.run(spelled, rid);
  }
}

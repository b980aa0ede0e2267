import { holdingKey, shortestHoldingKey } from '#domain/rules/holding-key.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

/** Greater than whatever follows a beginning. */
const last = '\u{10ffff}';

/** Assets, orders and contracts whose number, or order's number, begins with what was typed: the whole number first. */
export function holdingsByNumber(db: ReplicaReader, typed: string, limit: number): number[] {
  const key = holdingKey(typed);
  if (key.length < shortestHoldingKey) return [];
  const text = 'select rid from holding_key where key >= ? and key < ? order by key, rid limit ?';
  const found = sql(db, text).all<{ rid: number }>(key, key + last, 2 * limit);
  return [...new Set(found.map(({ rid }) => rid))].slice(0, limit);
}

/** Who has such a thing. */
export function customersByHolding(db: ReplicaReader, typed: string, limit: number): number[] {
  const rids = holdingsByNumber(db, typed, limit);
  if (rids.length === 0) return [];
  const text = `
    select customer.rid from json_each(?) hit
    cross join holding t on t.rid = hit.value
    cross join customer on customer.id = t.customerId`;
  return sql(db, text)
    .all<{ rid: number }>(JSON.stringify(rids))
    .map(({ rid }) => rid);
}

import { sql, transaction } from '../connection/connection.ts';
import type { OutboxReader, OutboxWriter } from '../connection/handle.ts';
import { getMeta, setMeta } from './meta.ts';

/** Crockford's letters and digits: none is taken for another when it is read out. */
const spoken = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** One in 33 million: with a thousand devices hardly ever two alike. */
const codeLength = 5;

/** Keeps a leased block of case numbers, both ends included. A block that is known already stays as far used as it is. */
export function addNumberBlock(db: OutboxWriter, from: number, to: number): void {
  sql(
    db,
    'insert into number_block (first, last, next) values (?, ?, ?) on conflict (first) do update set last = max(last, excluded.last)',
  ).run(from, to, from);
}

/** The next leased number, never handed out again; `null` when none is left. */
export function takeNumber(db: OutboxWriter): number | null {
  return transaction(db, () => {
    const block = sql(db, 'select first, next from number_block where next <= last order by first limit 1').get<{
      first: number;
      next: number;
    }>();
    if (!block) return null;
    sql(db, 'update number_block set next = next + 1 where first = ?').run(block.first);
    return block.next;
  });
}

export function numbersLeft(db: OutboxReader): number {
  return (
    sql(db, 'select coalesce(sum(last - next + 1), 0) as count from number_block').get<{ count: number }>()?.count ?? 0
  );
}

/**
 * The letters that keep this device's provisional numbers apart from others'. Made once for each identity of the device; `random` gives
 * so many bytes.
 */
export function numberCode(db: OutboxWriter, random: (bytes: number) => Uint8Array): string {
  const known = getMeta(db, 'number-code');
  if (known !== undefined) return known;
  const code = [...random(codeLength)].map((byte) => spoken[byte % spoken.length]).join('');
  setMeta(db, 'number-code', code);
  return code;
}

/** Counts the cases that were opened here without a leased number: 1, 2, 3 … */
export function nextProvisional(db: OutboxWriter): number {
  return transaction(db, () => {
    const next = Number(getMeta(db, 'next-provisional') ?? '1');
    setMeta(db, 'next-provisional', String(next + 1));
    return next;
  });
}

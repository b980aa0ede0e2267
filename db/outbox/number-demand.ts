import { sql } from '../connection/connection.ts';
import type { OutboxReader, OutboxWriter } from '../connection/handle.ts';
import { getMeta, setMeta } from './meta.ts';
import { numbersLeft } from './numbers.ts';

const dayMs = 24 * 3600 * 1000;
const rememberedDays = 7;
const smallestStock = 100;
/** The most that one lease may hold. */
const largestStock = 2000;
const alwaysRefillBelow = 30;

/** How many numbers were wanted on each of the last days, days counted since 1970. */
type Demand = Readonly<Record<string, number>>;

function demandOf(db: OutboxReader, today: number): Demand {
  const kept = JSON.parse(getMeta(db, 'numbers-wanted') ?? '{}') as Demand;
  // Days ahead of today are what a clock left behind that was wrong for a while.
  return Object.fromEntries(
    Object.entries(kept).filter(([day]) => Number(day) <= today && Number(day) > today - rememberedDays),
  );
}

/** Remembers that a number was wanted, whether there was one or not. */
export function noteNumberWanted(db: OutboxWriter, now: number): void {
  const today = Math.floor(now / dayMs);
  const demand = demandOf(db, today);
  setMeta(db, 'numbers-wanted', JSON.stringify({ ...demand, [today]: (demand[today] ?? 0) + 1 }));
}

/** How many numbers to lease now, 0 for none: a week's worth is held, and fetched again before a third of it is left. */
export function numbersWanted(db: OutboxReader, now: number): number {
  const week = Object.values(demandOf(db, Math.floor(now / dayMs))).reduce((sum, count) => sum + count, 0);
  const stock = Math.min(largestStock, Math.max(smallestStock, week));
  const left = numbersLeft(db);
  return left < Math.max(alwaysRefillBelow, Math.floor(stock * 0.3)) ? stock - left : 0;
}

/** The last blocks that were leased, used up or not, for a server that may have forgotten whose they are. */
export function numberBlocks(db: OutboxReader): readonly { readonly from: number; readonly to: number }[] {
  return sql(db, 'select first as "from", last as "to" from number_block order by first desc limit 200').all<{
    from: number;
    to: number;
  }>();
}

/** The numbers were leased to an identity that this device has no more. */
export function forgetNumbers(db: OutboxWriter): void {
  sql(db, 'delete from number_block').run();
  sql(db, `delete from meta where key = 'number-code'`).run();
}

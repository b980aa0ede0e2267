import type { Clock } from '../clock.ts';
import { row, type Sql } from '../sql/statement.ts';

const firstSecond = Date.UTC(2020, 0, 1);
const leastGap = 1000;
const spread = 2 ** 16;

/** Seconds since 2020: an integer of four bytes holds them until 2088. */
export function secondsOf(clock: Clock): number {
  return Math.max(0, Math.floor((clock.now() - firstSecond) / 1000));
}

/**
 * The floor after the present one: past every version that was given, and past those that may have been given and forgotten when the
 * database was put back to an older state. By the clock, so that two starts from one and the same copy do not give the same versions
 * either; where the copy is so young that its versions are ahead of the clock, its milliseconds tell the two apart.
 *
 * Seconds, because versions are summed up: a million rows of versions around 2^28 (2028) make 2^48, of versions around 2^31 (2088, or
 * after 65,000 starts) 2^51. Sums are exact below 2^53; a million versions in milliseconds would be past 2^57.
 */
export const raisedFloor =
  'greatest($1::bigint, $2::bigint + greatest(version_floor, (select coalesce(max(ver), 0) from scope)))';

export function floorParameters(clock: Clock): readonly [seconds: number, step: number] {
  return [secondsOf(clock), leastGap + (clock.now() % spread)];
}

/**
 * At every start: what is written from now on gets versions that no other history of this database gave. The scopes themselves are not
 * touched: each passes over its gap with its next write, so that one nothing is written to costs nothing however often servers start.
 */
export async function raiseFloor(db: Sql, clock: Clock): Promise<number> {
  const { floor } = await row<{ floor: number }>(
    db,
    `update server_epoch set version_floor = ${raisedFloor} returning version_floor as floor`,
    floorParameters(clock),
  );
  return floor;
}

export async function currentFloor(db: Sql): Promise<number> {
  return (await row<{ floor: number }>(db, 'select version_floor as floor from server_epoch')).floor;
}

import { dateOf, dayMs, dayNumber, weekdayOf } from '../calendar/local-date.ts';
import { instantOfWallTime } from '../calendar/wall-time.ts';
import { offsetsIn, type Zoned } from './zone-clock.ts';

/** Days of a zone's wall calendar, `2026-02-28`, both ends included. */
export interface DayPeriod {
  readonly from: string;
  readonly to: string;
}

export const bucketUnits = ['day', 'week', 'month'] as const;
export type BucketUnit = (typeof bucketUnits)[number];

/** Instants from `start` (included) to `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export function stretchOf({ from, to }: DayPeriod, zoned: Zoned): Stretch {
  return { start: dayStart(dayNumber(from), zoned), end: dayStart(dayNumber(to) + 1, zoned) };
}

/** The parts of a period, in order, cut to it: weeks begin on Monday, months on their first. */
export function bucketsOf(period: DayPeriod, unit: BucketUnit): readonly DayPeriod[] {
  const last = dayNumber(period.to);
  const buckets: DayPeriod[] = [];
  for (let day = dayNumber(period.from); day <= last; ) {
    const next = Math.min(last + 1, nextStart(day, unit));
    buckets.push({ from: dateOf(day), to: dateOf(next - 1) });
    day = next;
  }
  return buckets;
}

/** The part of a period that a bucket covers, which is named by its first day within the period. */
export function bucketFrom(period: DayPeriod, unit: BucketUnit, first: string): DayPeriod {
  const day = dayNumber(first);
  return { from: first, to: dateOf(Math.min(dayNumber(period.to), nextStart(day, unit) - 1)) };
}

/** The same parts of another period, as many days after its beginning; those beyond its end are none. */
export function bucketsAlike(buckets: readonly DayPeriod[], period: DayPeriod, other: DayPeriod): readonly DayPeriod[] {
  const [shift, last] = [dayNumber(other.from) - dayNumber(period.from), dayNumber(other.to)];
  return buckets.flatMap(({ from, to }) => {
    const first = dayNumber(from) + shift;
    return first > last ? [] : [{ from: dateOf(first), to: dateOf(Math.min(last, dayNumber(to) + shift)) }];
  });
}

/** What to compare a period with: as many whole months before whole months, else as many days before. */
export function periodBefore({ from, to }: DayPeriod): DayPeriod {
  const [first, next] = [dayNumber(from), dayNumber(to) + 1];
  const months = monthOf(next) - monthOf(first);
  if (isFirst(first) && isFirst(next))
    return { from: dateOf(monthStart(monthOf(first) - months)), to: dateOf(first - 1) };
  return { from: dateOf(first - (next - first)), to: dateOf(first - 1) };
}

function dayStart(day: number, zoned: Zoned): number {
  const offsetAt = offsetsIn(zoned);
  return instantOfWallTime(day * dayMs, zoned.zone, { offset: (_, at) => offsetAt(at) });
}

/** The first day of the next bucket. */
function nextStart(day: number, unit: BucketUnit): number {
  if (unit === 'day') return day + 1;
  return unit === 'week' ? day + 7 - weekdayOf(day) : monthStart(monthOf(day) + 1);
}

/** Months since the year 0. */
function monthOf(day: number): number {
  const date = dateOf(day);
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function monthStart(month: number): number {
  const [year, of] = [Math.floor(month / 12), (month % 12) + 1];
  return dayNumber(`${String(year).padStart(4, '0')}-${String(of).padStart(2, '0')}-01`);
}

function isFirst(day: number): boolean {
  return dateOf(day).endsWith('-01');
}

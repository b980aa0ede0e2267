import { z } from 'zod';
import { dayMs, dayNumber, localDate } from '../calendar/local-date.ts';
import { instantOfWallTime } from '../calendar/wall-time.ts';
import type { ZoneOffsets } from '../calendar/zone-offsets.ts';

const farDays = 36_500;
const away = z.int().min(-farDays).max(farDays).nullable();

/** When something is: by days counted from today (today is 0, both ends included), by dates, before now, or not at all. */
export const dayRange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('days'), from: away, to: away }),
  z.strictObject({ kind: z.literal('dates'), from: localDate.nullable(), to: localDate.nullable() }),
  z.strictObject({ kind: z.literal('past') }),
  z.strictObject({ kind: z.literal('never') }),
]);
export type DayRange = z.infer<typeof dayRange>;

/** Instants from `from` (included) to `to`; without a limit where null. */
export interface Span {
  readonly from: number | null;
  readonly to: number | null;
}

/** Where and when a question is asked: days are those of the zone. */
export interface Moment {
  readonly now: number;
  readonly zone: string;
  readonly zones: ZoneOffsets;
}

/** The instants of a range; null for "never". */
export function spanOf(range: DayRange, moment: Moment): Span | null {
  switch (range.kind) {
    case 'never':
      return null;
    case 'past':
      return { from: null, to: moment.now };
    case 'days': {
      const today = dayOf(moment.now, moment);
      const day = (days: number | null, more: number) => (days === null ? null : dayStart(today + days + more, moment));
      return { from: day(range.from, 0), to: day(range.to, 1) };
    }
    case 'dates': {
      const day = (date: string | null, more: number) =>
        date === null ? null : dayStart(dayNumber(date) + more, moment);
      return { from: day(range.from, 0), to: day(range.to, 1) };
    }
  }
}

/** The zone's day that an instant falls on, as days since 1970-01-01. */
function dayOf(instant: number, { zone, zones }: Pick<Moment, 'zone' | 'zones'>): number {
  return Math.floor((instant + zones.offset(zone, instant)) / dayMs);
}

/** The first instant of a day in the zone, also where the clocks leave midnight out. */
function dayStart(day: number, { zone, zones }: Pick<Moment, 'zone' | 'zones'>): number {
  return instantOfWallTime(day * dayMs, zone, zones);
}

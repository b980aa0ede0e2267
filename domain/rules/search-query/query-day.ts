import { dateOf, dayNumber, localDate } from '../calendar/local-date.ts';
import type { DayRange } from '../case-query/day-range.ts';

const named: Readonly<Record<string, string>> = { today: '0d', 今天: '0d', yesterday: '1d', 昨天: '1d' };
const daysIn: Readonly<Record<string, number>> = { d: 1, 天: 1, 日: 1, w: 7, 周: 7, m: 30, 月: 30 };
const ago = /^(\d{1,4})([dwm天日周月])$/;
const date = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月?)|年?)$/;

/** A day as it was typed (folded) as a part keeps it: a date or so many days ago; nothing when it is no day. */
export function readDay(typed: string): string | undefined {
  const known = Object.hasOwn(named, typed) ? named[typed] : undefined;
  if (known) return known;
  const [, count, unit = ''] = ago.exec(typed) ?? [];
  if (count !== undefined) return `${Number(count) * (daysIn[unit] ?? 1)}d`;
  const [, year, month = '1', day = '1'] = date.exec(typed) ?? [];
  if (year === undefined) return undefined;
  const told = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return localDate.safeParse(told).success ? told : undefined;
}

/** A part's day and all that follow. */
export function daysAfter(day: string): DayRange {
  return day.endsWith('d')
    ? { kind: 'days', from: -Number(day.slice(0, -1)), to: null }
    : { kind: 'dates', from: day, to: null };
}

/** All before a part's day. */
export function daysBefore(day: string): DayRange {
  return day.endsWith('d')
    ? { kind: 'days', from: null, to: -Number(day.slice(0, -1)) - 1 }
    : { kind: 'dates', from: null, to: dateOf(dayNumber(day) - 1) };
}

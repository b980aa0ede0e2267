import { dateOf, dayNumber, weekdayOf } from '../calendar/local-date.ts';
import type { DayPeriod } from '../metrics/day-period.ts';

export const reviewPeriods = ['last-week', 'last-month', 'last-quarter'] as const;
export type ReviewPeriod = (typeof reviewPeriods)[number];

/** The last whole week (from Monday), month or quarter before today. */
export function reviewPeriod(period: ReviewPeriod, today: string): DayPeriod {
  const day = dayNumber(today);
  if (period === 'last-week') {
    const monday = day - weekdayOf(day);
    return { from: dateOf(monday - 7), to: dateOf(monday - 1) };
  }
  const length = period === 'last-month' ? 1 : 3;
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const begun = month - (month % length);
  return { from: firstOf(begun - length), to: dateOf(dayNumber(firstOf(begun)) - 1) };
}

/** Of months since the year 0. */
function firstOf(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

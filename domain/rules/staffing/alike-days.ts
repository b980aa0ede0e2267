import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { hoursOfDay } from '../calendar/hours-of-day.ts';
import { dateOf, dayNumber, weekdayOf } from '../calendar/local-date.ts';

export interface DaysAsked {
  /** The day to be planned. */
  readonly day: string;
  /** The first day that is not over yet: only days before it are looked at. */
  readonly today: string;
  /** How far back. */
  readonly weeks: number;
  /** Null: all days have the same hours. */
  readonly calendar: BusinessCalendar | null;
}

/**
 * Past days to plan a day by, the latest first: those of the same day of the week with the same working hours; where there are none (a workday
 * that was moved to a Saturday), all days with these hours. So a holiday is planned by nothing that was no holiday.
 */
export function alikeDays({ day, today, weeks, calendar }: DaysAsked): readonly string[] {
  const planned = dayNumber(day);
  const end = Math.min(planned, dayNumber(today));
  const hours = calendar && hoursOfDay(calendar);
  const shown = (each: number) => JSON.stringify(hours?.on(each));
  const past = Array.from({ length: weeks * 7 }, (_, n) => end - 1 - n);
  const alike = past.filter((each) => shown(each) === shown(planned));
  const sameWeekday = alike.filter((each) => weekdayOf(each) === weekdayOf(planned));
  return (sameWeekday.length > 0 ? sameWeekday : alike).map(dateOf);
}

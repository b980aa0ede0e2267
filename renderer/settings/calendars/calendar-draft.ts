import {
  type BusinessCalendar,
  type Holiday,
  type SpecialHours,
  type Weekday,
  weekdays,
} from '#domain/rules/calendar/business-calendar.ts';
import { zoneHere } from '../../state/format-day.ts';
import { readSpans, type SpanText, spanTexts } from './clock-text.ts';

/** A calendar in its form: the week as it is typed, the days as they were added. */
export interface CalendarDraft {
  readonly zone: string;
  readonly weekly: Readonly<Record<Weekday, readonly SpanText[]>>;
  readonly holidays: readonly Holiday[];
  readonly special: readonly SpecialHours[];
}

/** Nine to six on working days, where the computer stands. */
export function newCalendar(): CalendarDraft {
  const workday = [{ from: '09:00', to: '18:00' }];
  return {
    zone: zoneHere(),
    weekly: byWeekday((day) => (day === 'saturday' || day === 'sunday' ? [] : workday)),
    holidays: [],
    special: [],
  };
}

export function draftOf({ zone, weekly, holidays, special }: BusinessCalendar): CalendarDraft {
  return { zone, weekly: byWeekday((day) => spanTexts(weekly[day])), holidays, special };
}

/** Undefined while a time of the week cannot be read. */
export function calendarOf({ zone, weekly, holidays, special }: CalendarDraft): BusinessCalendar | undefined {
  const read = byWeekday((day) => readSpans(weekly[day]));
  const { monday, tuesday, wednesday, thursday, friday, saturday, sunday } = read;
  if (!monday || !tuesday || !wednesday || !thursday || !friday || !saturday || !sunday) return undefined;
  return { zone, weekly: { monday, tuesday, wednesday, thursday, friday, saturday, sunday }, holidays, special };
}

function byWeekday<T>(of: (day: Weekday) => T): Record<Weekday, T> {
  return Object.fromEntries(weekdays.map((day) => [day, of(day)])) as Record<Weekday, T>;
}

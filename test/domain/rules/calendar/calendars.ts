import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BusinessCalendar, businessCalendar, type Span } from '#domain/rules/calendar/business-calendar.ts';
import { createCalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import { type DayRules, shippedYear, withDayRules } from '#domain/rules/calendar/day-rules.ts';
import type { WorkingTime } from '#domain/rules/calendar/working-time.ts';

/** `'2026-10-09T17:00+08:00'` as an instant. */
export function at(text: string): number {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new Error(`no instant: ${text}`);
  return instant;
}

/** `span('09:00', '18:00')`. */
export function span(from: string, to: string): Span {
  return { from: minutes(from), to: minutes(to) };
}

function minutes(text: string): number {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return hour * 60 + minute;
}

/** Monday to Friday, the same hours; closed at the weekend. */
export function weekOf(...hours: readonly Span[]): BusinessCalendar['weekly'] {
  const day = [...hours];
  return { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [], sunday: [] };
}

/** The same hours on all seven days. */
export function dailyOf(...hours: readonly Span[]): BusinessCalendar['weekly'] {
  return { ...weekOf(...hours), saturday: hours, sunday: hours };
}

export function aCalendar(parts: Partial<BusinessCalendar> = {}): BusinessCalendar {
  return businessCalendar.parse({
    zone: 'UTC',
    weekly: weekOf(span('09:00', '17:00')),
    holidays: [],
    special: [],
    ...parts,
  });
}

/** China's office hours with a lunch break, and the shipped days of the year. */
export function chinaCalendar(year: number): BusinessCalendar {
  const offices = aCalendar({
    zone: 'Asia/Shanghai',
    weekly: weekOf(span('09:00', '12:00'), span('13:00', '18:00')),
  });
  return withDayRules(offices, shippedDays(year));
}

export function shippedDays(year: number): DayRules {
  const folder = join(import.meta.dirname, '../../../../assets/calendars');
  return shippedYear.parse(JSON.parse(readFileSync(join(folder, `cn-${year}.json`), 'utf8')));
}

export function timeOf(calendar: BusinessCalendar): WorkingTime {
  return createCalendarCache().workingTime(calendar);
}

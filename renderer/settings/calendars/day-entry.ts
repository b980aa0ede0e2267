import type { BusinessCalendar, Holiday, SpecialHours, Weekday } from '#domain/rules/calendar/business-calendar.ts';
import { localDate } from '#domain/rules/calendar/local-date.ts';
import { readSpans, type SpanText, spanTexts } from './clock-text.ts';

type Days = Pick<BusinessCalendar, 'holidays' | 'special'>;

/** A line of the list of days: closed days, or a date with hours of its own. */
export type DayEntry =
  | { readonly kind: 'holiday'; readonly holiday: Holiday }
  | { readonly kind: 'special'; readonly special: SpecialHours };

/** The same while it is typed. */
export interface DayText {
  readonly hours: 'closed' | 'own' | Weekday;
  readonly from: string;
  /** For closed days only; empty for a single day. */
  readonly to: string;
  readonly name: string;
  readonly spans: readonly SpanText[];
}

export type DayProblem = 'date' | 'to' | 'twice' | 'spans';

function firstDateOf(entry: DayEntry): string {
  return entry.kind === 'holiday' ? entry.holiday.from : entry.special.date;
}

function lastDateOf(entry: DayEntry): string {
  return entry.kind === 'holiday' ? (entry.holiday.to ?? entry.holiday.from) : entry.special.date;
}

/** All that touches the year, in order. */
export function entriesOf({ holidays, special }: Days, year: string): readonly DayEntry[] {
  const entries: DayEntry[] = [
    ...holidays.map((holiday) => ({ kind: 'holiday' as const, holiday })),
    ...special.map((one) => ({ kind: 'special' as const, special: one })),
  ];
  return entries
    .filter((entry) => firstDateOf(entry).slice(0, 4) <= year && year <= lastDateOf(entry).slice(0, 4))
    .sort((a, b) => (firstDateOf(a) < firstDateOf(b) ? -1 : 1));
}

/** The years that have days, and those given. */
export function yearsOf({ holidays, special }: Days, given: readonly string[]): readonly string[] {
  const dates = [...holidays.flatMap(({ from, to = from }) => [from, to]), ...special.map(({ date }) => date)];
  return [...new Set([...given, ...dates.map((date) => date.slice(0, 4))])].sort();
}

export function without(days: Days, entry: DayEntry | undefined): Days {
  if (entry === undefined) return days;
  return entry.kind === 'holiday'
    ? { ...days, holidays: days.holidays.filter((holiday) => holiday !== entry.holiday) }
    : { ...days, special: days.special.filter((special) => special !== entry.special) };
}

export const noDay: DayText = { hours: 'closed', from: '', to: '', name: '', spans: [] };

export function textOf(entry: DayEntry): DayText {
  if (entry.kind === 'holiday') {
    const { from, to = '', name } = entry.holiday;
    return { hours: 'closed', from, to, name, spans: [] };
  }
  const { date, name, hours } = entry.special;
  const like = typeof hours === 'string';
  return { hours: like ? hours : 'own', from: date, to: '', name, spans: like ? [] : spanTexts(hours) };
}

/** The days with what was typed among them, or what is wrong with it. */
export function withDay(days: Days, text: DayText): Days | { readonly problem: DayProblem } {
  const name = text.name.trim();
  if (!localDate.safeParse(text.from).success) return { problem: 'date' };
  if (text.hours === 'closed') {
    const ends = text.to !== '' && text.to !== text.from;
    if (ends && !(localDate.safeParse(text.to).success && text.to > text.from)) return { problem: 'to' };
    const holiday: Holiday = { from: text.from, ...(ends ? { to: text.to } : {}), name };
    return { ...days, holidays: [...days.holidays, holiday].sort((a, b) => (a.from < b.from ? -1 : 1)) };
  }
  const hours = text.hours === 'own' ? readSpans(text.spans) : text.hours;
  if (hours === undefined || hours.length === 0) return { problem: 'spans' };
  if (days.special.some(({ date }) => date === text.from)) return { problem: 'twice' };
  const special: SpecialHours = { date: text.from, name, hours };
  return { ...days, special: [...days.special, special].sort((a, b) => (a.date < b.date ? -1 : 1)) };
}

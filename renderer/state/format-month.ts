import { dayMs, dayNumber } from '#domain/rules/calendar/local-date.ts';
import type { Locale } from './i18n.ts';

const formats = new Map<Locale, Intl.DateTimeFormat>();

/** `Nov 2026` of a date in it. */
export function monthName(date: string, locale: Locale): string {
  const format =
    formats.get(locale) ?? new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' });
  formats.set(locale, format);
  return format.format(dayNumber(date) * dayMs);
}

import { type Weekday, weekdays } from '#domain/rules/calendar/business-calendar.ts';
import { dayMs, dayNumber } from '#domain/rules/calendar/local-date.ts';
import type { Locale } from './i18n.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, known);
  return known;
}

/** `Monday`, `周一` */
export function weekdayText(day: Weekday, locale: Locale, weekday: 'long' | 'short' = 'long'): string {
  // 1 January 2024 was a Monday.
  const at = Date.UTC(2024, 0, 1 + weekdays.indexOf(day));
  return formatter(locale, { weekday, timeZone: 'UTC' }).format(at);
}

/** `Thu, Oct 1` of a date without a zone. */
export function dateText(date: string, locale: Locale): string {
  return formatter(locale, { month: 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' }).format(
    dayNumber(date) * dayMs,
  );
}

/** `October 1` of a date without a zone: within a sentence. */
export function monthDay(date: string, locale: Locale): string {
  return formatter(locale, { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(dayNumber(date) * dayMs);
}

/** `10/1`: for the narrow cells of a calendar. */
export function shortDate(date: string, locale: Locale): string {
  return formatter(locale, { month: 'numeric', day: 'numeric', timeZone: 'UTC' }).format(dayNumber(date) * dayMs);
}

/** `Mon, Nov 23, 09:00` by the clocks of a zone. */
export function zoneTime(at: number, zone: string, locale: Locale): string {
  return formatter(locale, {
    ...{ month: 'short', day: 'numeric', weekday: 'short' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone },
  }).format(at);
}

/** What the zone is called, `China Standard Time`; the same as its id where it has no name. */
export function zoneName(zone: string, locale: Locale, at: number): string {
  const parts = formatter(locale, { timeZone: zone, timeZoneName: 'long' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** `November 2026` of a moment, by the clocks of the person at the screen; so the next two. */
export function monthTitle(at: number, locale: Locale): string {
  return formatter(locale, { year: 'numeric', month: 'long' }).format(at);
}

/** `Thu` */
export function shortWeekday(at: number, locale: Locale): string {
  return formatter(locale, { weekday: 'short' }).format(at);
}

/** `Thursday, October 1` */
export function dayWithWeekday(at: number, locale: Locale): string {
  return formatter(locale, { month: 'long', day: 'numeric', weekday: 'long' }).format(at);
}

/** `Thursday, October 1, 2026` by the clocks of a zone: for a customer, in their language. */
export function dayWithWeekdayIn(at: number, zone: string, locale: Locale): string {
  return formatter(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    timeZone: zone,
  }).format(at);
}

/** `09:05` by the clocks of a zone. */
export function clockIn(at: number, zone: string, locale: Locale): string {
  return formatter(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at);
}

/** Whose days "today" means: those of the person at the screen. */
export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Every zone this program knows by its own. */
export function knownZones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}

import type { Locale } from './i18n.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Making a formatter takes a thousand times as long as using it. */
const dates = new Map<string, Intl.DateTimeFormat>();
const spans = new Map<Locale, Intl.RelativeTimeFormat>();

function formatter(locale: Locale, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  let found = dates.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, options);
    dates.set(key, found);
  }
  return found;
}

/** 11月, or Nov. */
const month = (locale: Locale) => (locale === 'en' ? 'short' : 'long');

/** `2026年11月22日 09:05:12` or `Nov 22, 2026, 09:05:12`: for tooltips and records. */
export function absoluteTime(at: number, locale: Locale): string {
  return formatter(locale, 'full', {
    year: 'numeric',
    month: month(locale),
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** `2026年11月22日 09:05`: for paper. */
export function minuteTime(at: number, locale: Locale): string {
  return formatter(locale, 'minute', {
    year: 'numeric',
    month: month(locale),
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

export function clockTime(at: number, locale: Locale): string {
  return formatter(locale, 'clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

export function dayText(at: number, locale: Locale): string {
  return formatter(locale, 'day', { month: month(locale), day: 'numeric' }).format(at);
}

function longDay(at: number, locale: Locale): string {
  return formatter(locale, 'year', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** `2026/11/22` or `11/22/2026` of a date that is in no zone, such as `2026-11-22`. */
export function dateText(date: string, locale: Locale): string {
  const [year = 0, months = 1, days = 1] = date.split('-').map(Number);
  return longDay(new Date(year, months - 1, days).getTime(), locale);
}

/** `5月12日` or `May 12` of a day that comes every year; with the year it first was, where that is said. */
export function yearlyDay(
  { month: months, day: days, year }: { readonly month: number; readonly day: number; readonly year: number | null },
  locale: Locale,
): string {
  // A leap year has the 29th of February.
  const at = new Date(year ?? 2000, months - 1, days).getTime();
  if (year === null) return dayText(at, locale);
  return formatter(locale, 'whole day', { year: 'numeric', month: month(locale), day: 'numeric' }).format(at);
}

/**
 * Short, for dense rows: "5 min. ago" within the hour, the clock today, the weekday this week, the day this year, else the date.
 * Times to come read "in 5 min." the same way.
 */
export function relativeTime(at: number, now: number, locale: Locale): string {
  const away = at - now;
  if (Math.abs(away) < hour) return minutesAway(Math.trunc(away / minute), locale);
  if (sameDay(at, now)) return clockTime(at, locale);
  if (Math.abs(away) < 7 * day) return `${weekday(at, locale)} ${clockTime(at, locale)}`;
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? dayText(at, locale) : longDay(at, locale);
}

function minutesAway(minutes: number, locale: Locale): string {
  let format = spans.get(locale);
  if (!format) {
    format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
    spans.set(locale, format);
  }
  // "now" is what people say, not "this minute".
  return minutes === 0 ? format.format(0, 'second') : format.format(minutes, 'minute');
}

function weekday(at: number, locale: Locale): string {
  return formatter(locale, 'weekday', { weekday: 'short' }).format(at);
}

function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

/** `3:07` or `1:02:45`: how long a call took; the same in every language. */
export function durationText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

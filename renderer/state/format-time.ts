import type { Locale } from './i18n.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, options);
    formatters.set(key, found);
  }
  return found;
}

/** `2026年11月22日 09:05:12` or `22 Nov 2026, 09:05:12`: for tooltips and records. */
export function absoluteTime(at: number, locale: Locale): string {
  return formatter(locale, 'full', {
    year: 'numeric',
    month: locale === 'zh-CN' ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

export function clockTime(at: number, locale: Locale): string {
  return formatter(locale, 'clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

export function dayText(at: number, locale: Locale): string {
  return formatter(locale, 'day', { month: locale === 'zh-CN' ? 'long' : 'short', day: 'numeric' }).format(at);
}

function longDay(at: number, locale: Locale): string {
  return formatter(locale, 'year', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/**
 * Short, for dense rows: "5 min. ago" within the hour, the clock today, the day this year, else the date.
 * Times to come read "in 5 min." the same way.
 */
export function relativeTime(at: number, now: number, locale: Locale): string {
  const away = at - now;
  if (Math.abs(away) < hour) {
    const minutes = Math.trunc(away / minute);
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }).format(minutes, 'minute');
  }
  if (sameDay(at, now)) return clockTime(at, locale);
  if (Math.abs(away) < 7 * day) return `${weekday(at, locale)} ${clockTime(at, locale)}`;
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? dayText(at, locale) : longDay(at, locale);
}

function weekday(at: number, locale: Locale): string {
  return formatter(locale, 'weekday', { weekday: 'short' }).format(at);
}

function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

/** `3:07` or `1:02:45`: how long a call took. */
export function durationText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

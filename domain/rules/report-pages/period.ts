import { dateOf, dayNumber, weekdayOf } from '../calendar/local-date.ts';

export const periods = [
  'today',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  '7',
  '30',
  '90',
  '365',
  'own',
] as const;
export type Period = (typeof periods)[number];

export const comparisons = ['none', 'before', 'year'] as const;
export type Comparison = (typeof comparisons)[number];

/** Local dates, both ends included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The days that are meant: `own` ones are what somebody entered, the wrong way round too. */
export function spanOf(period: Period, own: Span, today: string): Span {
  const day = dayNumber(today);
  const monday = day - weekdayOf(day);
  switch (period) {
    case 'today':
      return { from: today, to: today };
    case 'this-week':
      return { from: dateOf(monday), to: today };
    case 'last-week':
      return { from: dateOf(monday - 7), to: dateOf(monday - 1) };
    case 'this-month':
      return { from: firstOfMonth(today), to: today };
    case 'last-month': {
      const to = dateOf(dayNumber(firstOfMonth(today)) - 1);
      return { from: firstOfMonth(to), to };
    }
    case 'own':
      return own.from <= own.to ? own : { from: own.to, to: own.from };
    default:
      return { from: dateOf(day - Number(period) + 1), to: today };
  }
}

/**
 * What a period is compared with: as many days just before it, or the same days a year before. A month that is begun
 * is compared with as many days of the month before, a whole one with the whole one.
 */
export function comparedWith(span: Span, period: Period, comparison: Comparison): Span | null {
  if (comparison === 'none') return null;
  if (comparison === 'year') return { from: monthsBefore(span.from, 12), to: monthsBefore(span.to, 12) };
  if (period === 'this-month') return { from: monthsBefore(span.from, 1), to: monthsBefore(span.to, 1) };
  const [first, last] = [dayNumber(span.from), dayNumber(span.to)];
  if (period === 'last-month') return { from: monthsBefore(span.from, 1), to: dateOf(first - 1) };
  // A week that is begun is held against the same days of the one before.
  const back = period === 'this-week' ? 7 : last - first + 1;
  return { from: dateOf(first - back), to: dateOf(last - back) };
}

/** So fine that a chart has shape, so coarse that it can be read. */
export function bucketFor({ from, to }: Span): 'day' | 'week' | 'month' {
  const days = dayNumber(to) - dayNumber(from) + 1;
  if (days <= 62) return 'day';
  return days <= 370 ? 'week' : 'month';
}

function firstOfMonth(date: string): string {
  return `${date.slice(0, 8)}01`;
}

/** The same day of an earlier month, or that month's last where it has no such day. */
function monthsBefore(date: string, count: number): string {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - count;
  const first = (at: number) => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
  const day = dayNumber(first(months)) + Number(date.slice(8, 10)) - 1;
  return dateOf(Math.min(day, dayNumber(first(months + 1)) - 1));
}

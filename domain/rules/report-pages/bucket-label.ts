import type { Language } from '../../model/choices.ts';
import { dayMs, dayNumber } from '../calendar/local-date.ts';
import type { BucketUnit } from '../metrics/day-period.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * What a bar of the time axis is called, by its first day: `10/1`, of a month `Oct 2026`. It asks `Intl`, of a language that is handed in: for
 * the eye alone, nothing is decided by it.
 */
export function bucketLabel(bucket: BucketUnit, start: string, language: Language): string {
  const key = `${language} ${bucket === 'month' ? 'month' : 'day'}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...optionsOf(bucket), timeZone: 'UTC' });
  formats.set(key, format);
  return format.format(dayNumber(start) * dayMs);
}

function optionsOf(bucket: BucketUnit): Intl.DateTimeFormatOptions {
  return bucket === 'month' ? { year: 'numeric', month: 'short' } : { month: 'numeric', day: 'numeric' };
}

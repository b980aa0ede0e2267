import type { Language } from '../../model/choices.ts';
import type { MetricUnit } from '../metrics/metric.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const numbers = new Map<string, Intl.NumberFormat>();
const spans = new Map<Language, Intl.DurationFormat>();

/**
 * A figure as people read it: `1,204`, `2h 15m`, `87.5%`, `4.3`. It asks `Intl`, of a language that is handed in: for the eye alone, nothing is
 * decided by it.
 */
export function sayValue(value: number, unit: MetricUnit, language: Language): string {
  if (unit === 'ms') return spanOfTime(value, language);
  const options: Intl.NumberFormatOptions =
    unit === 'share'
      ? { style: 'percent', maximumFractionDigits: 1 }
      : { maximumFractionDigits: unit === 'count' ? 1 : 2 };
  return numberFormat(language, unit, options).format(value);
}

/** `45s`, `4m 30s`, `2h 15m`, `3d 4h`: the two largest parts, rounded to the second of them. */
function spanOfTime(ms: number, language: Language): string {
  const format = spans.get(language) ?? new Intl.DurationFormat(language, { style: styles[language] });
  spans.set(language, format);
  const rounded = Math.round(ms / smallest(ms)) * smallest(ms);
  if (rounded === 0) return numberFormat(language, 'seconds', secondsOptions).format(0);
  return format.format({
    days: Math.floor(rounded / day),
    hours: Math.floor(rounded / hour) % 24,
    minutes: Math.floor(rounded / minute) % 60,
    seconds: Math.floor(rounded / second) % 60,
  });
}

/** As short as it is written evenly: the narrow one of Taiwan has spaces in its parts and none between them. */
const styles = { 'zh-CN': 'narrow', 'zh-TW': 'short', en: 'narrow' } as const satisfies Record<Language, string>;

const secondsOptions = { style: 'unit', unit: 'second', unitDisplay: 'narrow' } as const;

function smallest(ms: number): number {
  if (ms < 10 * minute) return second;
  return ms < day ? minute : hour;
}

function numberFormat(language: Language, name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${name}`;
  const format = numbers.get(key) ?? new Intl.NumberFormat(language, options);
  numbers.set(key, format);
  return format;
}

import type { Locale } from './i18n.ts';

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: Locale, name: string, options?: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${name}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.NumberFormat(locale, options);
    formatters.set(key, found);
  }
  return found;
}

/** `118,400` */
export function numberText(value: number, locale: Locale): string {
  return formatter(locale, 'plain').format(value);
}

/** `0.12345`: a number that somebody entered, with all its digits. */
export function exactText(value: number, locale: Locale): string {
  return formatter(locale, 'exact', { maximumFractionDigits: 15 }).format(value);
}

/** `36%` of a share between 0 and 1. Rounded down: nothing is called done before it is. */
export function percentText(share: number, locale: Locale): string {
  return formatter(locale, 'percent', { style: 'percent' }).format(Math.floor(share * 100) / 100);
}

type SizeUnit = 'kilobyte' | 'megabyte' | 'gigabyte';

/** `512 MB`, `3.4 MB`: one digit after the point where the number is small. */
export function sizeText(amount: number, unit: SizeUnit, locale: Locale): string {
  const maximumFractionDigits = amount < 100 ? 1 : 0;
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits } as const;
  return formatter(locale, `${unit} ${maximumFractionDigits}`, options).format(amount);
}

/** The size of a file: `12 KB`, `3.4 MB`. */
export function bytesText(bytes: number, locale: Locale): string {
  return bytes < 1_000_000
    ? sizeText(Math.max(1, Math.round(bytes / 1000)), 'kilobyte', locale)
    : sizeText(bytes / 1_000_000, 'megabyte', locale);
}

/** How many digits stand behind the point: 2 for yuan, none for yen. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** `¥120.00` of an amount in the currency's smallest unit. */
export function moneyText(amount: number, currency: string, locale: Locale): string {
  const format = formatter(locale, `money ${currency}`, { style: 'currency', currency });
  return format.format(amount / 10 ** minorDigits(currency));
}

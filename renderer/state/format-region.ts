import type { Locale } from './i18n.ts';

const names = new Map<Locale, Intl.DisplayNames>();

/** `China`, `中国` of `CN`; the code where it has no name. */
export function regionName(code: string, locale: Locale): string {
  let found = names.get(locale);
  if (!found) {
    found = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' });
    names.set(locale, found);
  }
  return found.of(code) ?? code;
}

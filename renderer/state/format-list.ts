import type { Locale } from './i18n.ts';

const lists = new Map<Locale, Intl.ListFormat>();

/** `甲、乙、丙` or `one, two, three`: things beside one another, with no "and" before the last. */
export function listText(items: readonly string[], locale: Locale): string {
  let format = lists.get(locale);
  if (!format) {
    // For Taiwan the narrow list says 和 before the last one; the mark between them is the same in both.
    format = new Intl.ListFormat(locale === 'en' ? 'en' : 'zh-CN', { style: 'narrow' });
    lists.set(locale, format);
  }
  return format.format(items);
}

/** Parts of one sentence: the Chinese comma between them is not the one of a list. */
export function clausesText(parts: readonly string[], locale: Locale): string {
  return parts.join(locale === 'en' ? ', ' : '，');
}

/** Sentences that came without their full stops. */
export function sentencesText(parts: readonly string[], locale: Locale): string {
  return parts.join(locale === 'en' ? '. ' : '。');
}

import { useTranslation } from 'react-i18next';
import { localeOf } from '#domain/rules/locale-of.ts';
import type { Locale } from './i18n.ts';

/** The language on the screen, for dates and numbers. */
export function useLocale(): Locale {
  return localeOf([useTranslation().i18n.language]);
}

import { useTranslation } from 'react-i18next';
import type { Locale } from './i18n.ts';

/** The language on the screen, for dates and numbers. */
export function useLocale(): Locale {
  return useTranslation().i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
}

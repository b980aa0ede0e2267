import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dateText, shortDate } from '../../state/format-day.ts';
import { monthName } from '../../state/format-month.ts';
import { useLocale } from '../../state/use-locale.ts';

interface BucketWords {
  /** Below a chart. */
  short(start: string): string;
  /** In a table or a heading. */
  long(start: string): string;
}

/** What a bar of the time axis is called, by its first day. */
export function useBucketWords(bucket: 'day' | 'week' | 'month'): BucketWords {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  return useMemo(() => {
    if (bucket === 'month')
      return { short: (start) => monthName(start, locale), long: (start) => monthName(start, locale) };
    const long = (start: string) => dateText(start, locale);
    return {
      short: (start) => shortDate(start, locale),
      long: bucket === 'week' ? (start) => t('weekOf', { day: long(start) }) : long,
    };
  }, [bucket, locale, t]);
}

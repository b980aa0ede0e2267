import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { bucketLabel } from '#domain/rules/report-pages/bucket-label.ts';
import { dateText } from '../../state/format-day.ts';
import { useLocale } from '../../state/use-locale.ts';

/** What a bar of the time axis is called in a heading, by its first day. */
export function useBucketWord(bucket: 'day' | 'week' | 'month'): (start: string) => string {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  return useCallback(
    (start) => {
      if (bucket === 'month') return bucketLabel(bucket, start, locale);
      const day = dateText(start, locale);
      return bucket === 'week' ? t('weekOf', { day }) : day;
    },
    [bucket, locale, t],
  );
}

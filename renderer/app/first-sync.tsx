import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSync } from '../state/core-context.tsx';
import { numberText } from '../state/format-number.ts';
import { useLocale } from '../state/use-locale.ts';
import css from './first-sync.module.css';

/** How far a large download is, across the window: work goes on behind it. */
export function FirstSync() {
  const { t } = useTranslation();
  const locale = useLocale();
  const progress = useSync((sync) => sync.progress);
  if (!progress) return null;
  const { done, total } = progress;
  const number = (value: number) => numberText(value, locale);
  return (
    <section className={css.bar} aria-label={t('sync.downloading')}>
      <Progress size="sm" value={total === 0 ? 0 : (done / total) * 100} aria-label={t('sync.downloading')} />
      <p className={css.words}>
        <span className="hf-number">{t('sync.downloaded', { done: number(done), total: number(total) })}</span>
        <span>{t('sync.usable')}</span>
      </p>
    </section>
  );
}

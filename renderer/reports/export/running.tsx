import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { percentText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './export.module.css';

interface Props {
  readonly part: number;
  onStop(): void;
}

/** How far the file is, and the way to end it. */
export function Running({ part, onStop }: Props) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  return (
    <div className={css.running}>
      <span>{t('export.running')}</span>
      <Progress className={css.bar} value={part * 100} size="sm" aria-label={t('export.running')} />
      <span className="hf-number">{percentText(part, locale)}</span>
      <Button variant="default" onClick={onStop}>
        {t('export.stop')}
      </Button>
    </div>
  );
}

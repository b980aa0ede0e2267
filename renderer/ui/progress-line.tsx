import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { percentText } from '../state/format-number.ts';
import { useLocale } from '../state/use-locale.ts';
import css from './progress-line.module.css';

interface Props {
  /** What is being done. */
  readonly label: string;
  /** From 0 to 1. */
  readonly part: number;
  onStop(): void;
}

/** How far something is, and the way to end it. */
export function ProgressLine({ label, part, onStop }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <div className={css.line}>
      <span>{label}</span>
      <Progress className={css.bar} value={part * 100} size="sm" aria-label={label} />
      <span className="hf-number">{percentText(part, locale)}</span>
      <Button variant="default" onClick={onStop}>
        {t('actions.stop')}
      </Button>
    </div>
  );
}

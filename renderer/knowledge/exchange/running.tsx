import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { percentText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './exchange.module.css';

interface Props {
  readonly label: string;
  readonly part: number;
  onStop(): void;
}

/** How far something is, and the way to end it. */
export function Running({ label, part, onStop }: Props) {
  const { t } = useTranslation('knowledge-exchange');
  const locale = useLocale();
  return (
    <div className={css.running}>
      <span>{label}</span>
      <Progress className={css.bar} value={part * 100} size="sm" aria-label={label} />
      <span className="hf-number">{percentText(part, locale)}</span>
      <Button variant="default" onClick={onStop}>
        {t('stop')}
      </Button>
    </div>
  );
}

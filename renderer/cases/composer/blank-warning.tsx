import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import css from './blank-warning.module.css';

interface Props {
  /** As they stand in the text. */
  readonly blanks: readonly string[];
  onFillIn(): void;
  onSendAnyway(): void;
}

/** Stands between a text with unfilled places and its customer. */
export function BlankWarning({ blanks, onFillIn, onSendAnyway }: Props) {
  const { t } = useTranslation('composer');
  const fill = useRef<HTMLButtonElement>(null);
  useEffect(() => fill.current?.focus(), []);
  return (
    <div className={css.warning} role="alert">
      <span className={css.text}>{t('blanks.warning', { count: blanks.length, names: blanks.join(' ') })}</span>
      <Button ref={fill} size="compact-sm" onClick={onFillIn}>
        {t('blanks.fillIn')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={onSendAnyway}>
        {t('blanks.sendAnyway')}
      </Button>
    </div>
  );
}

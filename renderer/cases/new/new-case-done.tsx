import { Button } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';
import css from './new-case-done.module.css';
import type { OpenedCase } from './use-open-case.ts';

interface Props {
  readonly opened: OpenedCase;
  onShow(): void;
  onAnother(): void;
}

/** The number, big enough to be read out on the phone. It is final, network or not. */
export function NewCaseDone({ opened, onShow, onAnother }: Props) {
  const { t } = useTranslation('cases');
  const show = useRef<HTMLButtonElement>(null);
  useEffect(() => show.current?.focus(), []);
  return (
    <div className={css.done} role="status">
      <CircleCheck size={32} strokeWidth={1.5} className={css.icon} aria-hidden="true" />
      <p className={css.line}>{t('new.created')}</p>
      <p className={css.number}>
        <span className="hf-number">{opened.number}</span>
        <CopyButton text={opened.number} label={t('view.copyNumber', { number: opened.number })} />
      </p>
      <p className={css.line}>{t('new.readOut')}</p>
      <div className={css.actions}>
        <Button ref={show} size="sm" onClick={onShow}>
          {t('new.show')}
        </Button>
        <Button size="sm" variant="default" onClick={onAnother}>
          {t('new.another')}
        </Button>
      </div>
    </div>
  );
}

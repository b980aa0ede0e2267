import { Button, Loader } from '@mantine/core';
import { CircleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#domain/contract/failure.ts';
import { useCore } from '../state/core-context.tsx';
import { useFailureSentence } from '../state/failure-sentence.ts';
import css from './states.module.css';

interface EmptyProps {
  readonly icon?: LucideIcon;
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}

/** Says that there is nothing, and what can be done about it. */
export function EmptyState({ icon: Icon, title, hint, children }: EmptyProps) {
  return (
    <div className={css.state} data-alone>
      {Icon && <Icon size={28} strokeWidth={1.5} aria-hidden="true" />}
      <p className={css.title}>{title}</p>
      {hint && <p className={css.hint}>{hint}</p>}
      {children}
    </div>
  );
}

/** Shows itself only where there is something to wait for: what comes at once does not flicker. */
export function LoadingState() {
  const { t } = useTranslation();
  return (
    <output className={`${css.state} ${css.late}`} data-alone>
      <Loader size="sm" aria-hidden="true" />
      <span className={css.hint}>{t('loading')}</span>
    </output>
  );
}

export function FailureState({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation();
  const sentence = useFailureSentence();
  const { queries } = useCore();
  return (
    <div className={css.state} data-alone role="alert">
      <CircleAlert size={28} strokeWidth={1.5} aria-hidden="true" />
      <p className={css.title}>{t('failedTitle')}</p>
      <p className={css.hint}>{sentence(failure)}</p>
      <Button variant="default" onClick={queries.refresh}>
        {t('actions.retry')}
      </Button>
    </div>
  );
}

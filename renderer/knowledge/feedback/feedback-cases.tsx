import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProductFeedbackView } from '#domain/contract/ipc/product-feedback-views.ts';
import { mayTendFeedback } from '#domain/rules/product-feedback.ts';
import { useAgent } from '../../state/core-context.tsx';
import { hrefOf } from '../../state/route.ts';
import { useCommand } from '../../state/use-command.ts';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import css from './feedback.module.css';

/** The cases in which it was reported, as far as this device holds them. */
export function FeedbackCases({ feedback }: { readonly feedback: ProductFeedbackView }) {
  const { t } = useTranslation('feedback');
  const mayTend = mayTendFeedback(useAgent(), feedback);
  const { run, running } = useCommand();
  const { cases, caseCount } = feedback;
  if (cases.length === 0) return null;
  return (
    <Section title={t('casesTitle')} count={caseCount}>
      <ul className={css.rows} aria-label={t('casesTitle')}>
        {cases.map(({ id, number, subject, status, openedAt }) => (
          <li key={id}>
            <a href={hrefOf('cases', id)}>
              {number} {subject}
            </a>
            <span className={css.space} />
            <StatusBadge status={status} />
            <TimeText at={openedAt} className={css.quiet ?? ''} />
            {mayTend && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={24}
                disabled={running}
                aria-label={t('removeCase', { number })}
                onClick={() => void run('product-feedback.cases', { feedbackId: feedback.id, removed: [id] })}
              >
                <X size={14} aria-hidden="true" />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { Megaphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProductFeedbackId } from '#domain/model/ids.ts';
import { useQuery } from '../../state/use-query.ts';
import { Section } from '../../ui/section.tsx';
import { EmptyState, FailureState, LoadingState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import css from './feedback.module.css';
import { FeedbackCases } from './feedback-cases.tsx';
import { FeedbackCustomers } from './feedback-customers.tsx';
import { FeedbackHead } from './feedback-head.tsx';
import { FeedbackHistory } from './feedback-history.tsx';

const watched = ['productFeedback', 'case', 'customer', 'organisation', 'followUp', 'agent', 'team'];

/** One feedback: what shows it, what the product team says, whose it is, and who hears of the answer. */
export function FeedbackPage({ feedbackId }: { readonly feedbackId: ProductFeedbackId | null }) {
  const { t } = useTranslation('feedback');
  if (feedbackId === null) return <EmptyState icon={Megaphone} title={t('choose')} hint={t('chooseHint')} />;
  return <Feedback key={feedbackId} feedbackId={feedbackId} />;
}

function Feedback({ feedbackId }: { readonly feedbackId: ProductFeedbackId }) {
  const { t } = useTranslation('feedback');
  const { value, failure } = useQuery('productFeedback.get', { feedbackId }, { collections: watched });
  if (!value) return failure ? <FailureState failure={failure} /> : <LoadingState />;
  const { answer, evidence, answeredAt } = value;
  return (
    <article className={css.page} aria-label={value.problem}>
      <FeedbackHead feedback={value} />
      {answer !== '' && (
        <Section
          title={t('answer')}
          actions={answeredAt !== null && <TimeText at={answeredAt} className={css.quiet ?? ''} />}
        >
          <p className={css.words}>{answer}</p>
        </Section>
      )}
      {evidence.trim() !== '' && (
        <Section title={t('evidence')}>
          <p className={css.words}>{evidence}</p>
        </Section>
      )}
      <FeedbackCustomers feedback={value} />
      <FeedbackCases feedback={value} />
      <FeedbackHistory steps={value.steps} />
    </article>
  );
}

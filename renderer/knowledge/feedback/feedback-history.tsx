import { useTranslation } from 'react-i18next';
import type { FeedbackStepView } from '#domain/contract/ipc/product-feedback-views.ts';
import { listText } from '../../state/format-list.ts';
import { useLocale } from '../../state/use-locale.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import css from './feedback.module.css';

/** Who did what with it, the last first. */
export function FeedbackHistory({ steps }: { readonly steps: readonly FeedbackStepView[] }) {
  const { t } = useTranslation('feedback');
  const locale = useLocale();
  const wordsOf = ({ to, changed, added, removed, note }: FeedbackStepView): readonly string[] => [
    ...(to === null ? [] : [t(`state.${to}`)]),
    ...(changed.length === 0
      ? []
      : [
          t('step.changed', {
            fields: listText(
              changed.map((field) => t(`field.${field}`)),
              locale,
            ),
          }),
        ]),
    ...(added === 0 ? [] : [t('step.added', { count: added })]),
    ...(removed === 0 ? [] : [t('step.removed', { count: removed })]),
    ...(note === '' ? [] : [note]),
  ];
  return (
    <Section title={t('history')}>
      <ol className={css.rows} aria-label={t('history')}>
        {steps.map((step) => (
          <li key={step.key}>
            <TimeText at={step.at} className={css.quiet ?? ''} />
            <span>{step.byName}</span>
            <span>{wordsOf(step).join(' · ')}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

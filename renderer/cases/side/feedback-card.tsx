import { Button } from '@mantine/core';
import { Megaphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { CaseFeedback } from '#domain/contract/ipc/product-feedback-views.ts';
import { isFeedbackSettled } from '#domain/rules/product-feedback.ts';
import { hrefOf } from '../../state/route.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../state/use-query.ts';
import item from '../../ui/cooperation/item.module.css';
import { FeedbackState } from '../../ui/feedback/feedback-state.tsx';
import { ReportDialog } from '../../ui/feedback/report-dialog.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useMinute } from '../../ui/use-minute.ts';
import css from './follow-ups-card.module.css';

const none: readonly CaseFeedback[] = [];

/** What of a case was reported to the product team, and how far that has come. */
export function FeedbackCard({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('feedback');
  const asked = { caseId: detail.id };
  const reported =
    useQuery('productFeedback.ofCase', asked, { collections: ['productFeedback', `case/${detail.id}`] }).value ?? none;
  const about = useQuery('holdings.ofCase', asked, { collections: ['holding', `case/${detail.id}`] }).value?.chosen;
  const [reporting, setReporting] = useState(false);
  const report = () => setReporting(true);
  useActions([{ id: 'case.feedback', applies: !reporting, run: report }]);
  return (
    <div className={css.card} data-empty={reported.length === 0 || undefined}>
      {reported.length === 0 ? (
        <p className={item.none}>{t('card.none')}</p>
      ) : (
        <ul className={item.items} aria-label={t('card.reported')}>
          {reported.map((each) => (
            <Line key={each.id} feedback={each} />
          ))}
        </ul>
      )}
      <Button variant="default" leftSection={<Megaphone size={14} aria-hidden="true" />} onClick={report}>
        {t('card.report')}
      </Button>
      {reporting && (
        <ReportDialog
          reported={{ problem: detail.fields.subject, product: about?.fields.name ?? '', caseIds: [detail.id] }}
          onClose={() => setReporting(false)}
        />
      )}
    </div>
  );
}

function Line({ feedback }: { readonly feedback: CaseFeedback }) {
  const { t } = useTranslation('feedback');
  const now = useMinute();
  const { id, problem, state, dueAt, answeredAt } = feedback;
  const isLate = dueAt !== null && dueAt < now && !isFeedbackSettled(state);
  return (
    <li className={item.item}>
      <div className={item.line}>
        <FeedbackState state={state} />
        <span className={item.faint}>
          {answeredAt !== null && isFeedbackSettled(state) ? (
            <TimeText at={answeredAt} />
          ) : (
            dueAt !== null && (
              <span className={isLate ? item.overdue : undefined}>
                {isLate ? t('overdue') : t('wantedBy')} <TimeText at={dueAt} />
              </span>
            )
          )}
        </span>
      </div>
      <a className={item.case} href={hrefOf('knowledge', id, { list: 'feedback' })}>
        {problem}
      </a>
    </li>
  );
}

import { Button } from '@mantine/core';
import { Megaphone, MessageCircleQuestion } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asker } from '#domain/contract/ipc/care-views.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { hrefOf } from '../../state/route.ts';
import { ReportDialog } from '../../ui/feedback/report-dialog.tsx';
import { Section } from '../../ui/section.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import css from './care.module.css';
import { useQuestions } from './use-questions.ts';

/** Who asked the question that was chosen, when, and what became of it. */
export function QuestionDetail({ questionId }: { readonly questionId: string | null }) {
  const { t } = useTranslation(['care', 'feedback']);
  const navigation = useNavigation();
  const [reporting, setReporting] = useState(false);
  const rows = useQuestions();
  const place = questionId === null ? -1 : rows.indexOf(({ id }) => id === questionId);
  const question = place < 0 ? undefined : rows.rowAt(place);
  if (!question) {
    const isGone = questionId !== null && rows.total !== undefined;
    return (
      <EmptyState
        icon={MessageCircleQuestion}
        title={isGone ? t('questions.gone') : t('questions.choose')}
        hint={t('questions.chooseHint')}
      />
    );
  }
  const more = question.askerCount - question.askers.length;
  return (
    <article className={css.page} aria-label={question.subject}>
      <header>
        <h2 className={css.title}>{question.subject}</h2>
        <p className={css.facts}>
          <span>{t('questions.times', { count: question.times })}</span>
          <span>{t('questions.askers', { count: question.askerCount })}</span>
          <span>
            {t('questions.lastAsked')} <TimeText at={question.lastAskedAt} />
          </span>
        </p>
        <p className={css.facts}>
          <Button
            variant="default"
            leftSection={<Megaphone size={14} aria-hidden="true" />}
            onClick={() => setReporting(true)}
          >
            {t('feedback:report')}
          </Button>
        </p>
      </header>
      {question.askers.map((asker) => (
        <AskerCases key={asker.cases[0]?.id} asker={asker} />
      ))}
      {more > 0 && <p className={css.more}>{t('questions.moreAskers', { count: more })}</p>}
      {reporting && (
        <ReportDialog
          reported={{
            ...{ problem: question.subject, product: '' },
            caseIds: [...new Set(question.askers.flatMap(({ cases }) => cases.map(({ id }) => id)))],
          }}
          onClose={() => setReporting(false)}
          onSaved={(id) => navigation.go('knowledge', id, { list: 'feedback' })}
        />
      )}
    </article>
  );
}

function AskerCases({ asker }: { readonly asker: Asker }) {
  const { t } = useTranslation('care');
  const more = asker.times - asker.cases.length;
  return (
    <Section title={asker.name} count={asker.times}>
      <ul className={css.cases}>
        {asker.cases.map((row) => (
          <li key={row.id}>
            <a className={css.case} href={hrefOf('cases', row.id)}>
              <span className={css.number}>{row.number}</span>
              <span className="hf-truncate">{row.subject}</span>
              {row.customerName !== null && row.customerName !== asker.name && (
                <span className={css.quiet}>{row.customerName}</span>
              )}
              <StatusBadge status={row.status} />
              <TimeText at={row.openedAt} className={css.time ?? ''} />
            </a>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={css.more}>{t('questions.moreCases', { count: more })}</p>}
    </Section>
  );
}

import { MessageCircleQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RepeatedQuestion } from '#domain/contract/ipc/care-views.ts';
import { lookedBackDays } from '#domain/rules/care-rules.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { hrefOf } from '../../state/route.ts';
import { useCareRules } from '../../state/use-care-rules.ts';
import { RecordList } from '../../ui/record-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import css from './care.module.css';
import { CareHead } from './care-head.tsx';
import { useQuestions } from './use-questions.ts';

/** For those who can mend the cause: what customers asked again and again, the most asked first. */
export function QuestionList({ selectedId }: { readonly selectedId: string | null }) {
  const { t } = useTranslation('care');
  const navigation = useNavigation();
  const { repeat } = useCareRules();
  const rows = useQuestions();
  const { times, days } = repeat;
  return (
    <>
      <CareHead list="questions" total={rows.total}>
        <p className={css.basis}>{t('questions.basis', { times, days, lookedBack: lookedBackDays(repeat) })}</p>
      </CareHead>
      <RecordList
        label={t('list.questions')}
        rows={rows}
        selectedId={selectedId}
        hrefOf={(row) => hrefOf('customers', 'care', { question: row.id })}
        onReach={(row) => navigation.replace('customers', 'care', { question: row.id })}
        renderRow={(row) => <QuestionRow question={row} />}
        empty={
          <EmptyState
            icon={MessageCircleQuestion}
            title={t('questions.none')}
            hint={t('questions.noneHint', { times, days })}
          />
        }
      />
    </>
  );
}

function QuestionRow({ question }: { readonly question: RepeatedQuestion }) {
  const { t } = useTranslation('care');
  return (
    <>
      <span className={css.line}>
        <span className={`${css.name} hf-truncate`}>{question.subject}</span>
        <span className={css.space} />
        <span className={css.strong}>{t('questions.times', { count: question.times })}</span>
      </span>
      <span className={css.about}>
        <span>{t('questions.askers', { count: question.askerCount })}</span>
        <span>
          {t('questions.lastAsked')} <TimeText at={question.lastAskedAt} />
        </span>
      </span>
    </>
  );
}

import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { NoticeView } from '#domain/contract/ipc/notice-views.ts';
import { hrefOf } from '../state/route.ts';
import { useQuery } from '../state/use-query.ts';
import { NoticeList } from '../ui/notice/notice-list.tsx';
import { Section } from '../ui/section.tsx';
import { FailureState, LoadingState } from '../ui/states.tsx';
import { fieldName } from './field-name.ts';
import css from './sync.module.css';
import { useWords } from './use-words.ts';
import { valueText } from './value-text.ts';

/** Everything that was set here and is not what shows, on all cases. */
export function NoticesView() {
  const { t } = useTranslation('sync');
  const words = useWords();
  const { value, failure } = useQuery('notices.list', {}, { collections: ['outbox', 'case', 'customer', 'agent'] });
  if (!value) return failure ? <FailureState failure={failure} /> : <LoadingState />;
  return (
    <Section title={t('noticesTitle')} count={value.length}>
      {value.length === 0 ? (
        <p className={css.nothing}>
          <CircleCheck size={16} aria-hidden="true" />
          {t('noNotices')}
        </p>
      ) : (
        <NoticeList
          notices={value}
          words={{
            fieldName: (field) => fieldName(field, words),
            valueText: (field, each) => valueText(field, each, words),
          }}
          renderAbout={(notice) => <About notice={notice} />}
        />
      )}
    </Section>
  );
}

function About({ notice }: { readonly notice: NoticeView }) {
  const { t } = useTranslation('sync');
  const { caseId, caseNumber, caseSubject, customerName, collection, recordId } = notice;
  if (caseId)
    return (
      <a href={hrefOf('cases', caseId)}>
        {caseNumber} {caseSubject}
      </a>
    );
  if (collection === 'customer') return <a href={hrefOf('customers', recordId)}>{customerName ?? t('noTarget')}</a>;
  if (collection === 'holding')
    return <a href={hrefOf('customers', 'holdings', { holding: recordId })}>{customerName ?? t('noTarget')}</a>;
  if (collection === 'reportSchedule') return <a href={hrefOf('reports', 'schedules')}>{t('aSchedule')}</a>;
  if (collection === 'productFeedback')
    return <a href={hrefOf('knowledge', recordId, { list: 'feedback' })}>{t('aFeedback')}</a>;
  if (collection === 'serviceReview') return <a href={hrefOf('reports', 'review', { id: recordId })}>{t('aReview')}</a>;
  if (collection === 'improvementAction') return <a href={hrefOf('reports', 'review')}>{t('anImprovement')}</a>;
  return t('noTarget');
}

import { Button, SegmentedControl } from '@mantine/core';
import { MessageCircleQuestion } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { questionDays } from '#domain/contract/ipc/question-views.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { FoundQuestions } from './found-questions.tsx';
import { QuestionFilters, type Wanted } from './question-filters.tsx';
import css from './questions.module.css';

const atFirst: Wanted = { days: 30, teamId: null, channel: null, type: null, product: null };

/** What is asked most, where it comes from and whether an article serves it: what to write next begins here. */
export function QuestionsPage() {
  const { t } = useTranslation('questions');
  const [wanted, setWanted] = useState(atFirst);
  const [offset, setOffset] = useState(0);
  const [id, setId] = useState<string | null>(() => crypto.randomUUID());
  const want = (change: Partial<Wanted>) => {
    setWanted({ ...wanted, ...change });
    setOffset(0);
    setId(crypto.randomUUID());
  };
  return (
    <Page
      title={t('title')}
      sunken
      actions={
        <SegmentedControl
          aria-label={t('since')}
          value={String(wanted.days)}
          onChange={(chosen) => want({ days: questionDays.find((each) => String(each) === chosen) ?? wanted.days })}
          data={questionDays.map((each) => ({ value: String(each), label: t('days', { count: each }) }))}
        />
      }
    >
      <div className={css.page}>
        {id === null ? (
          <>
            <QuestionFilters wanted={wanted} products={[]} onChange={want} />
            <EmptyState icon={MessageCircleQuestion} title={t('stopped')} hint={t('stoppedHint')}>
              <Button variant="default" onClick={() => want({})}>
                {t('lookAgain')}
              </Button>
            </EmptyState>
          </>
        ) : (
          <FoundQuestions {...{ id, wanted, offset }} onWant={want} onMove={setOffset} onStop={() => setId(null)} />
        )}
      </div>
    </Page>
  );
}

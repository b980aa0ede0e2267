import { Button } from '@mantine/core';
import { Download, MessageCircleQuestion } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskedQuestion } from '#domain/contract/ipc/question-views.ts';
import { mayEditKnowledge } from '#domain/rules/rights.ts';
import { useAgent, useCore, useNavigation } from '../../state/core-context.tsx';
import { numberText } from '../../state/format-number.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useCommand } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import { ReportDialog, type Reported } from '../../ui/feedback/report-dialog.tsx';
import { Pager } from '../../ui/pager.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { EmptyState, FailureState, LoadingState } from '../../ui/states.tsx';
import { QuestionFilters, type Wanted } from './question-filters.tsx';
import { QuestionLine } from './question-line.tsx';
import css from './questions.module.css';
import { useProgress } from './use-progress.ts';
import { useQuestionExport } from './use-question-export.ts';

const watched = ['case', 'articleUse', 'article', 'definition', 'holding', 'team'];
const limit = 20;

interface Props {
  /** Under which this is asked for: another one for what is asked anew. */
  readonly id: string;
  readonly wanted: Wanted;
  readonly offset: number;
  onWant(change: Partial<Wanted>): void;
  onMove(offset: number): void;
  onStop(): void;
}

/** The questions themselves. Who leaves, or asks for others, does not wait for these any longer. */
export function FoundQuestions({ id, wanted, offset, onWant, onMove, onStop }: Props) {
  const { t } = useTranslation('questions');
  const locale = useLocale();
  const navigation = useNavigation();
  const { link } = useCore();
  const mayEdit = mayEditKnowledge(useAgent());
  const { run, running } = useCommand();
  const { exportQuestions, exporting } = useQuestionExport();
  const [reported, setReported] = useState<Reported | null>(null);
  const asked = { id, ...wanted, offset, limit };
  const found = useQuery('questions.list', asked, { collections: watched, keepFormer: true });
  const part = useProgress(id);
  // A core that is gone looks for nothing.
  useEffect(() => () => void link.call('questions.cancel', { id }).catch(() => undefined), [link, id]);
  const page = found.value;
  const save = () => void exportQuestions({ id, ...wanted });
  useActions([{ id: 'questions.export', applies: page !== undefined && page.total > 0, run: save }]);
  const write = async (title: string) => {
    const begun = await run('article-draft.begin', { title, body: '', kind: 'faq', language: locale });
    if (begun.ok) navigation.go('knowledge', begun.value.made?.id ?? null, { draft: '1', list: 'drafts' });
  };
  return (
    <>
      <QuestionFilters wanted={wanted} products={page?.products ?? []} onChange={onWant} />
      {part !== null && <ProgressLine label={t('looking')} part={part} onStop={onStop} />}
      {!page ? (
        found.failure && found.failure.kind !== 'cancelled' ? (
          <FailureState failure={found.failure} />
        ) : (
          part === null && <LoadingState />
        )
      ) : page.total === 0 ? (
        <EmptyState icon={MessageCircleQuestion} title={t('none')} hint={t('noneHint')} />
      ) : (
        <>
          <div className={css.foot}>
            <p className={css.hint}>{t('asked', { count: page.asked, number: numberText(page.asked, locale) })}</p>
            <Button
              variant="default"
              size="compact-sm"
              loading={exporting}
              leftSection={<Download size={14} aria-hidden="true" />}
              onClick={save}
            >
              {t('export')}
            </Button>
            <Pager label={t('title')} offset={offset} limit={limit} total={page.total} onMove={onMove} />
          </div>
          <ol className={css.list} aria-label={t('title')}>
            {page.rows.map((question) => (
              <QuestionLine
                key={question.id}
                question={question}
                asked={page.asked}
                running={running}
                onReport={() => setReported(reportOf(question))}
                onWrite={mayEdit ? () => void write(question.subject.slice(0, 200)) : null}
              />
            ))}
          </ol>
          {reported && (
            <ReportDialog
              reported={reported}
              onClose={() => setReported(null)}
              onSaved={(feedback) => navigation.go('knowledge', feedback, { list: 'feedback' })}
            />
          )}
        </>
      )}
    </>
  );
}

/** What the product team is told of it: the product that most of them are about. */
function reportOf({ subject, caseIds, parts }: AskedQuestion): Reported {
  return { problem: subject, product: parts.products[0]?.name ?? '', caseIds };
}

import { SegmentedControl } from '@mantine/core';
import { CircleCheckBig } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { gapDays, type KnowledgeGap } from '#domain/contract/ipc/knowledge-at-work.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState, FailureState, LoadingState } from '../../ui/states.tsx';
import { GapLine } from './gap-line.tsx';
import css from './gaps.module.css';

/** What the knowledge base lacks: what was looked for in vain, and what was solved without an article, the most asked first. */
export function GapsPage() {
  const { t } = useTranslation('gaps');
  const locale = useLocale();
  const navigation = useNavigation();
  const { run, running } = useCommand();
  const [days, setDays] = useState<(typeof gapDays)[number]>(30);
  const { value, failure } = useQuery(
    'knowledgeGaps.list',
    { days },
    { collections: ['searchMiss', 'articleUse', 'case', 'article'], keepFormer: true },
  );
  const write = async ({ label }: KnowledgeGap) => {
    const begun = await run('article-draft.begin', { title: label, body: '', kind: 'faq', language: locale });
    if (begun.ok) navigation.go('knowledge', begun.value.made?.id ?? null, { draft: '1', list: 'drafts' });
  };
  const lacking = value?.filter(({ answeredBy }) => answeredBy === null);
  const answered = value?.filter(({ answeredBy }) => answeredBy !== null);
  return (
    <Page
      title={t('title')}
      sunken
      actions={
        <SegmentedControl
          aria-label={t('since')}
          value={String(days)}
          onChange={(chosen) => setDays(gapDays.find((each) => String(each) === chosen) ?? days)}
          data={gapDays.map((each) => ({ value: String(each), label: t('days', { count: each }) }))}
        />
      }
    >
      {!lacking || !answered ? (
        failure ? (
          <FailureState failure={failure} />
        ) : (
          <LoadingState />
        )
      ) : lacking.length + answered.length === 0 ? (
        <EmptyState icon={CircleCheckBig} title={t('none')} hint={t('noneHint')} />
      ) : (
        <div className={css.page}>
          <p className={css.hint}>{t('hint')}</p>
          {lacking.length > 0 && (
            <ul className={css.list} aria-label={t('title')}>
              {lacking.map((gap) => (
                <GapLine key={gap.id} gap={gap} running={running} onWrite={() => void write(gap)} />
              ))}
            </ul>
          )}
          {answered.length > 0 && (
            <>
              <h2 className={css.heading}>{t('answered')}</h2>
              <ul className={css.list} aria-label={t('answered')}>
                {answered.map((gap) => (
                  <GapLine key={gap.id} gap={gap} running={running} onWrite={() => void write(gap)} />
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </Page>
  );
}

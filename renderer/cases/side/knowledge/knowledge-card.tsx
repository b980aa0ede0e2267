import { Button } from '@mantine/core';
import { Check, Link2, ListChecks, TextCursorInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { SuggestedArticle } from '#domain/contract/ipc/knowledge-at-work.ts';
import type { ArticleId } from '#domain/model/ids.ts';
import { isFinished } from '#domain/rules/status-machine.ts';
import { useActions } from '../../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../../state/use-query.ts';
import { useWriting } from '../../../state/writing-desk.tsx';
import css from '../../../ui/cooperation/item.module.css';
import { MeaningNote } from '../../../ui/knowledge/meaning-note.tsx';
import { SuggestionList } from '../../../ui/knowledge/suggestion-list.tsx';
import { useArticleSuggestions } from '../../../ui/knowledge/use-article-suggestions.ts';
import { CaseAsArticle } from './case-as-article.tsx';
import { useArticleDesk } from './use-article-desk.ts';
import { UsedArticles } from './used-articles.tsx';

/** What the knowledge base has for this case, and what of it served. Who only passes by on the way to another case has nothing looked for. */
export function KnowledgeCard({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('at-work');
  const [stays, setStays] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStays(true), 300);
    return () => clearTimeout(timer);
  }, []);
  const used = useQuery(
    'articleUses.list',
    { caseId: detail.id },
    { collections: ['articleUse', 'article', 'agent'] },
  ).value;
  const isAlone = (used?.length ?? 0) === 0 && !isFinished(detail.fields.status);
  return (
    <div className={css.card}>
      {used && used.length > 0 && <UsedArticles caseId={detail.id} used={used} />}
      {stays ? <Suggestions detail={detail} isAlone={isAlone} /> : <p className={css.none}>{t('looking')}</p>}
      <CaseAsArticle detail={detail} />
    </div>
  );
}

interface SuggestionsProps {
  readonly detail: CaseDetail;
  /** The card has nothing else. */
  readonly isAlone: boolean;
}

function Suggestions({ detail, isAlone }: SuggestionsProps) {
  const { t } = useTranslation('at-work');
  const typed = useWriting((writing) => writing.typed);
  const [openedId, setOpenedId] = useState<ArticleId | null>(null);
  const { suggestions, onHand } = useArticleSuggestions({
    ...{ caseId: detail.id, typed, language: detail.customer?.language, readId: openedId },
  });
  const desk = useArticleDesk(detail.id);
  const current = suggestions.find(({ id }) => id === openedId) ?? suggestions[0];
  const isOpenCase = detail.fields.mergedIntoId === null;
  const toWriter = desk.writer !== null && isOpenCase;
  const toColleagues = toWriter && desk.writer?.to === 'colleagues';
  const on = (act: (article: SuggestedArticle) => unknown) => () => void (current && act(current));
  useActions([
    {
      id: 'article.read',
      applies: current !== undefined,
      run: on(({ id }) => setOpenedId(id === openedId ? null : id)),
    },
    { id: 'article.insert', applies: current !== undefined && toWriter, run: on(desk.insert) },
    { id: 'article.link', applies: current !== undefined && toColleagues, run: on(desk.link) },
    { id: 'article.start', applies: current?.kind === 'sop' && isOpenCase, run: on(desk.start) },
  ]);
  if (suggestions.length === 0)
    return (
      <>
        <p className={css.none} data-empty={isAlone || undefined}>
          {t('none')}
        </p>
        <MeaningNote />
      </>
    );
  return (
    <>
      <SuggestionList
        suggestions={suggestions}
        onHand={onHand}
        openedId={openedId}
        onOpen={setOpenedId}
        renderActions={(article) => (
          <>
            {toWriter && (
              <Button
                size="compact-xs"
                variant="light"
                leftSection={<TextCursorInput size={13} aria-hidden="true" />}
                onClick={() => void desk.insert(article)}
              >
                {t('insert')}
              </Button>
            )}
            {toColleagues && (
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<Link2 size={13} aria-hidden="true" />}
                onClick={() => void desk.link(article)}
              >
                {t('link')}
              </Button>
            )}
            {article.kind === 'sop' && isOpenCase && (
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<ListChecks size={13} aria-hidden="true" />}
                onClick={() => void desk.start(article)}
              >
                {t('start')}
              </Button>
            )}
            {article.id === openedId && isOpenCase && (
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<Check size={13} aria-hidden="true" />}
                onClick={() => void desk.helped(article)}
              >
                {t('helped')}
              </Button>
            )}
          </>
        )}
      />
      <MeaningNote />
    </>
  );
}

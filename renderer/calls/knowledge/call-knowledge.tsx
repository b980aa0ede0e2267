import { Button } from '@mantine/core';
import { Check, ListChecks, TextCursorInput, X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SuggestedArticle } from '#domain/contract/ipc/knowledge-at-work.ts';
import type { ArticleWay } from '#domain/model/choices.ts';
import type { ArticleId } from '#domain/model/ids.ts';
import { hrefOf } from '../../state/route.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useProcedure } from '../../state/use-command.ts';
import { MeaningNote } from '../../ui/knowledge/meaning-note.tsx';
import { SuggestionList } from '../../ui/knowledge/suggestion-list.tsx';
import { useArticleSuggestions } from '../../ui/knowledge/use-article-suggestions.ts';
import { askedIn, type CallContent, type NoteField, withArticle, withWords } from '../call-content.ts';
import css from './call-knowledge.module.css';

interface Props {
  readonly content: CallContent;
  /** The field of the note that words go into. */
  field(): NoteField;
  onChange(part: Partial<CallContent>): void;
}

/** What the knowledge base has for what is being said; what served goes with the call to its case. */
export function CallKnowledge({ content, field, onChange }: Props) {
  const { t } = useTranslation(['at-work', 'common']);
  const title = useId();
  const { call } = useProcedure();
  const latest = useRef(content);
  useEffect(() => {
    latest.current = content;
  });
  const typed = askedIn(content);
  const [openedId, setOpenedId] = useState<ArticleId | null>(null);
  const names = [content.customer?.name, content.newcomer?.name].flatMap((name) => (name ? [name] : []));
  const { suggestions: found, onHand } = useArticleSuggestions({ caseId: null, typed, names, readId: openedId });
  const noted = new Set(content.articles.map(({ id }) => id));
  const suggestions = found.filter(({ id }) => !noted.has(id));
  const current = suggestions.find(({ id }) => id === openedId) ?? suggestions[0];
  const note = ({ id, title: called }: SuggestedArticle, way: ArticleWay, from = content) =>
    onChange(withArticle(from, { id, title: called, way }));
  const insert = async (article: SuggestedArticle) => {
    const got = await call('articles.get', { articleId: article.id });
    if (got.ok) note(article, 'inserted', withWords(latest.current, field(), got.value.body.trim()));
  };
  useActions([
    {
      id: 'article.read',
      applies: current !== undefined,
      run: () => current && setOpenedId(current.id === openedId ? null : current.id),
    },
    { id: 'article.insert', applies: current !== undefined, run: () => void (current && insert(current)) },
    { id: 'article.start', applies: current?.kind === 'sop', run: () => current && note(current, 'procedure') },
  ]);
  return (
    <aside className={css.panel} aria-labelledby={title}>
      <h2 id={title} className={css.title}>
        {t('title')}
      </h2>
      {content.articles.length > 0 && (
        <ul className={css.noted} aria-label={t('notedOnCall')}>
          {content.articles.map((article) => (
            <li key={`${article.id} ${article.way}`} className={css.line}>
              <Check size={13} className={css.tick} aria-hidden="true" />
              <a className={css.name} href={hrefOf('knowledge', article.id)}>
                {article.title}
              </a>
              <span className={css.way}>{t(`common:articleWay.${article.way}`)}</span>
              <button
                type="button"
                className={css.remove}
                aria-label={t('takeOff', { title: article.title })}
                onClick={() => onChange({ articles: content.articles.filter((other) => other !== article) })}
              >
                <X size={13} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {content.articles.length > 0 && content.link.mode === 'none' && <p className={css.hint}>{t('needsCase')}</p>}
      {suggestions.length === 0 ? (
        <p className={css.hint}>{t(typed === '' ? 'asYouWrite' : 'none')}</p>
      ) : (
        <SuggestionList
          suggestions={suggestions}
          onHand={onHand}
          openedId={openedId}
          onOpen={setOpenedId}
          renderActions={(article) => (
            <>
              <Button
                size="compact-xs"
                variant="light"
                leftSection={<TextCursorInput size={13} aria-hidden="true" />}
                onClick={() => void insert(article)}
              >
                {t('insert')}
              </Button>
              {article.kind === 'sop' && (
                <Button
                  size="compact-xs"
                  variant="default"
                  leftSection={<ListChecks size={13} aria-hidden="true" />}
                  onClick={() => note(article, 'procedure')}
                >
                  {t('startWithCall')}
                </Button>
              )}
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<Check size={13} aria-hidden="true" />}
                onClick={() => note(article, 'shown')}
              >
                {t('readOut')}
              </Button>
            </>
          )}
        />
      )}
      <MeaningNote />
    </aside>
  );
}

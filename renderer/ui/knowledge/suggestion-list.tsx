import { ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SuggestedArticle } from '#domain/contract/ipc/knowledge-at-work.ts';
import type { ArticleId } from '#domain/model/ids.ts';
import { hrefOf } from '../../state/route.ts';
import { useQuery } from '../../state/use-query.ts';
import { ArticleText } from '../article/article-text.tsx';
import { MarkedText } from './marked-text.tsx';
import css from './suggestion-list.module.css';

interface Props {
  readonly suggestions: readonly SuggestedArticle[];
  /** The one that is read in place. */
  readonly openedId: ArticleId | null;
  onOpen(id: ArticleId | null): void;
  /** The pointer or the focus came upon the list, or left it. */
  onHand(isOn: boolean): void;
  /** What can be done with it. */
  renderActions(article: SuggestedArticle): ReactNode;
}

/** Articles that may help, each with the passage that says so; one can be read where it stands. */
export function SuggestionList({ suggestions, openedId, onOpen, onHand, renderActions }: Props) {
  const { t } = useTranslation('at-work');
  return (
    <ul
      className={css.list}
      aria-label={t('suggested')}
      onPointerMove={() => onHand(true)}
      onPointerLeave={() => onHand(false)}
      onFocus={() => onHand(true)}
      onBlur={() => onHand(false)}
    >
      {suggestions.map((article) => (
        <Suggestion
          key={article.id}
          article={article}
          isOpen={article.id === openedId}
          onToggle={() => onOpen(article.id === openedId ? null : article.id)}
          actions={renderActions(article)}
        />
      ))}
    </ul>
  );
}

interface SuggestionProps {
  readonly article: SuggestedArticle;
  readonly isOpen: boolean;
  onToggle(): void;
  readonly actions: ReactNode;
}

function Suggestion({ article, isOpen, onToggle, actions }: SuggestionProps) {
  const { t } = useTranslation(['common', 'at-work']);
  const content = useId();
  const item = useRef<HTMLLIElement>(null);
  // Opened by a key, it may stand outside of what is seen.
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isOpen]);
  return (
    <li ref={item} className={css.item} data-open={isOpen || undefined}>
      <button type="button" className={css.title} aria-expanded={isOpen} aria-controls={content} onClick={onToggle}>
        <ChevronRight size={13} className={css.chevron} aria-hidden="true" />
        <span className={css.words}>
          <MarkedText text={article.title} marks={article.titleMarks} />
        </span>
        {article.byMeaning && <span className={css.kind}>{t('at-work:meaning.near')}</span>}
        <span className={css.kind}>{t(`articleKind.${article.kind}`)}</span>
      </button>
      <div id={content} className={css.content}>
        {isOpen ? (
          <Reading articleId={article.id} />
        ) : (
          article.passage !== '' && (
            <p className={css.passage}>
              <MarkedText text={article.passage} marks={article.marks} />
            </p>
          )
        )}
      </div>
      <div className={css.actions}>{actions}</div>
    </li>
  );
}

function Reading({ articleId }: { readonly articleId: ArticleId }) {
  const { t } = useTranslation('at-work');
  const { value } = useQuery('articles.get', { articleId }, { collections: [`article/${articleId}`] });
  if (!value) return null;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long article is scrolled by keyboard too. */}
      <section className={css.reader} tabIndex={0} aria-label={value.title}>
        <ArticleText text={value.body} />
      </section>
      <a className={css.page} href={hrefOf('knowledge', articleId)}>
        {t('openPage')}
      </a>
    </>
  );
}

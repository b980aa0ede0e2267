import { useTranslation } from 'react-i18next';
import type { ArticlePage } from '#domain/contract/ipc/knowledge-views.ts';
import { absoluteTime } from '../state/format-time.ts';
import { useLocale } from '../state/use-locale.ts';
import { TimeText } from '../ui/time-text.tsx';
import { useToday } from '../ui/use-today.ts';
import css from './article-page.module.css';
import { ArticleServed } from './article-served.tsx';
import { useCategories } from './use-categories.ts';

/** The lines under an article's title: what it is, whose, and until when it holds. */
export function ArticleAbout({ article }: { readonly article: ArticlePage }) {
  const { t } = useTranslation(['knowledge', 'common']);
  const locale = useLocale();
  const today = useToday();
  const categories = useCategories();
  const path = categories.find(({ category }) => category.id === article.categoryId)?.path;
  return (
    <>
      <p className={css.about}>
        {article.state === 'retired' && (
          <span className={css.mark} data-tone="bad">
            {t('state.retired')}
          </span>
        )}
        <span>{t(`common:articleKind.${article.kind}`)}</span>
        <span>{t(`common:language.${article.language}`)}</span>
        {article.audience !== 'internal' && <span className={css.mark}>{t(`audiences.${article.audience}`)}</span>}
        {path && <span>{path}</span>}
        {article.tags.map((tag) => (
          <span key={tag} className={css.tag}>
            {tag}
          </span>
        ))}
      </p>
      <p className={css.about}>
        <span>
          {t('published')} <TimeText at={article.publishedAt} />
        </span>
        <ArticleServed articleId={article.id} />
        {article.ownerName && <span>{t('ownedBy', { name: article.ownerName })}</span>}
        {article.reviewOn && (
          <span className={article.reviewOn <= today ? css.mark : undefined} data-tone="warn">
            {t(article.reviewOn <= today ? 'reviewDue' : 'reviewLater', { day: article.reviewOn })}
          </span>
        )}
        {article.expiresAt !== null && article.state === 'published' && (
          <span>{t('expires', { at: absoluteTime(article.expiresAt, locale) })}</span>
        )}
      </p>
    </>
  );
}

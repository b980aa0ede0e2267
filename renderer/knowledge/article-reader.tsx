import { Button, CopyButton } from '@mantine/core';
import { Check, Copy, PenLine } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticlePage, NamedArticle } from '#domain/contract/ipc/knowledge-views.ts';
import { withoutInternal } from '#domain/rules/internal-blocks.ts';
import { mayEditKnowledge } from '#domain/rules/rights.ts';
import { useAgent, useNavigation, useRoute } from '../state/core-context.tsx';
import { hrefOf } from '../state/route.ts';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { ArticleText } from '../ui/article/article-text.tsx';
import { outlineOf } from '../ui/article/outline.ts';
import { AcknowledgeBar } from './acknowledge-bar.tsx';
import { ArticleAbout } from './article-about.tsx';
import { ArticleMenu } from './article-menu.tsx';
import css from './article-page.module.css';

/** An article as it is read: its words, the way around in them, and what belongs to it. */
export function ArticleReader({ article }: { readonly article: ArticlePage }) {
  const { t } = useTranslation(['knowledge', 'common']);
  const navigation = useNavigation();
  const section = useRoute((route) => route.params.at);
  const mayEdit = mayEditKnowledge(useAgent());
  const edit = () => navigation.go('knowledge', article.id, { edit: '1' });
  useActions([{ id: 'article.edit', applies: mayEdit, run: edit }]);
  return (
    <article className={css.page} aria-label={article.title}>
      <header className={css.head}>
        <div className={css.words}>
          <h2 className={css.title}>{article.title}</h2>
          <ArticleAbout article={article} />
        </div>
        <div className={css.actions}>
          <CopyButton value={withoutInternal(article.body)}>
            {({ copied, copy }) => (
              <Button variant="default" leftSection={copied ? <Check size={14} /> : <Copy size={14} />} onClick={copy}>
                {copied ? t('common:actions.copied') : t('copyText')}
              </Button>
            )}
          </CopyButton>
          {mayEdit && (
            <Button variant="default" leftSection={<PenLine size={14} />} onClick={edit}>
              {t('common:actions.edit')}
            </Button>
          )}
          <ArticleMenu article={article} />
        </div>
      </header>
      <AcknowledgeBar article={article} />
      {mayEdit && article.drafts.length > 0 && <OpenDrafts drafts={article.drafts} />}
      <div className={css.columns}>
        <div className={css.body}>
          {article.body.trim() === '' ? (
            <p className={css.nothing}>{t('empty')}</p>
          ) : (
            <ArticleText
              text={article.body}
              section={section}
              sectionHref={(slug) => hrefOf('knowledge', article.id, { at: slug })}
            />
          )}
        </div>
        <aside className={css.aside} aria-label={t('beside')}>
          <Contents article={article} />
          <Named title={t('variants')} articles={article.variants} withLanguage />
          <Named title={t('related')} articles={article.related} />
        </aside>
      </div>
    </article>
  );
}

function OpenDrafts({ drafts }: { readonly drafts: ArticlePage['drafts'] }) {
  const { t } = useTranslation('knowledge');
  return (
    <p className={css.band}>
      {t('beingWorkedOn')}{' '}
      {drafts.map((draft) => (
        <a key={draft.id} href={hrefOf('knowledge', draft.id, { draft: '1', list: 'drafts' })}>
          {t('draftBy', {
            name: draft.updatedByName ?? draft.createdByName ?? '',
            state: t(`draftState.${draft.state}`),
          })}
        </a>
      ))}
    </p>
  );
}

const leastForContents = 3;

function Contents({ article }: { readonly article: ArticlePage }) {
  const { t } = useTranslation('knowledge');
  const lines = useMemo(() => outlineOf(article.body), [article.body]);
  const top = Math.min(...lines.map(({ depth }) => depth));
  if (lines.length < leastForContents) return null;
  return (
    <nav className={css.card} aria-label={t('contents')}>
      <h3 className={css.cardTitle}>{t('contents')}</h3>
      <ol className={css.contents}>
        {lines.map(({ slug, title, depth }) => (
          <li key={slug} data-depth={Math.min(2, depth - top)}>
            <a href={hrefOf('knowledge', article.id, { at: slug })}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface NamedProps {
  readonly title: string;
  readonly articles: readonly NamedArticle[];
  readonly withLanguage?: boolean;
}

function Named({ title, articles, withLanguage = false }: NamedProps) {
  const { t } = useTranslation();
  if (articles.length === 0) return null;
  return (
    <section className={css.card} aria-label={title}>
      <h3 className={css.cardTitle}>{title}</h3>
      <ul className={css.named}>
        {articles.map((other) => (
          <li key={other.id}>
            <a href={hrefOf('knowledge', other.id)}>{other.title}</a>
            {withLanguage && <span className={css.faint}>{t(`language.${other.language}`)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

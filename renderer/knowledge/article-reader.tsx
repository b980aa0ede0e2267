import { Button, CopyButton } from '@mantine/core';
import { Check, Copy, PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ArticleView } from '#domain/contract/ipc/search-views.ts';
import { useNavigation } from '../state/core-context.tsx';
import { Markdown } from '../ui/markdown.tsx';
import { TimeText } from '../ui/time-text.tsx';
import css from './article-reader.module.css';

interface Props {
  readonly article: ArticleView;
  readonly mayEdit: boolean;
}

export function ArticleReader({ article, mayEdit }: Props) {
  const { t } = useTranslation(['knowledge', 'common']);
  const navigation = useNavigation();
  return (
    <article className={css.page} aria-label={article.title}>
      <header className={css.head}>
        <div className={css.words}>
          <h2 className={css.title}>{article.title}</h2>
          <p className={css.about}>
            <span>{t(`common:articleKind.${article.kind}`)}</span>
            <span>{t(`common:language.${article.language}`)}</span>
            <span>
              {t('updated')} <TimeText at={article.updatedAt} />
            </span>
            {article.tags.map((tag) => (
              <span key={tag} className={css.tag}>
                {tag}
              </span>
            ))}
          </p>
        </div>
        <div className={css.actions}>
          <CopyButton value={article.body}>
            {({ copied, copy }) => (
              <Button variant="default" leftSection={copied ? <Check size={14} /> : <Copy size={14} />} onClick={copy}>
                {copied ? t('common:actions.copied') : t('copyText')}
              </Button>
            )}
          </CopyButton>
          {mayEdit && (
            <Button
              variant="default"
              leftSection={<PenLine size={14} />}
              onClick={() => navigation.go('knowledge', article.id, { edit: '1' })}
            >
              {t('common:actions.edit')}
            </Button>
          )}
        </div>
      </header>
      <div className={css.body}>
        {article.body.trim() === '' ? <p className={css.nothing}>{t('empty')}</p> : <Markdown text={article.body} />}
      </div>
    </article>
  );
}

import { Button } from '@mantine/core';
import { CircleCheck, Megaphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ArticlePage } from '#domain/contract/ipc/knowledge-views.ts';
import { useCommand } from '../state/use-command.ts';
import css from './article-page.module.css';

/** Of an announcement: whether the reader has said that they have read it, and the way to say so. */
export function AcknowledgeBar({ article }: { readonly article: ArticlePage }) {
  const { t } = useTranslation('knowledge');
  const { run, running } = useCommand();
  if (article.acknowledged === null) return null;
  if (article.acknowledged)
    return (
      <p className={css.band} data-tone="good">
        <CircleCheck size={15} aria-hidden="true" /> {t('acknowledged')}
      </p>
    );
  return (
    <div className={css.band} data-tone="warn">
      <Megaphone size={15} aria-hidden="true" />
      <span className={css.grow}>{t('toAcknowledge')}</span>
      <Button
        loading={running}
        onClick={() => void run('article.acknowledge', { articleId: article.id, revision: article.revision })}
      >
        {t('acknowledge')}
      </Button>
    </div>
  );
}

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ArticlePage } from '#domain/contract/ipc/knowledge-views.ts';
import { useNavigation } from '../state/core-context.tsx';
import { useQuery } from '../state/use-query.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Page } from '../ui/page.tsx';
import { FailureState, LoadingState } from '../ui/states.tsx';
import { TimeText } from '../ui/time-text.tsx';
import css from './receipts-page.module.css';

/** Who has acknowledged an announcement, and who has not yet. */
export function ReceiptsPage({ article }: { readonly article: ArticlePage }) {
  const { t } = useTranslation(['knowledge', 'common']);
  const navigation = useNavigation();
  const found = useQuery(
    'articleReceipts.list',
    { articleId: article.id },
    { collections: ['articleReceipt', 'article', 'agent'] },
  );
  const lines = found.value;
  const missing = lines?.filter(({ at }) => at === null).length ?? 0;
  return (
    <Page
      title={t('readersOf', { title: article.title })}
      aside={lines && <span>{t('notYet', { count: missing })}</span>}
      actions={
        <Button variant="default" onClick={() => navigation.replace('knowledge', article.id)}>
          {t('common:actions.close')}
        </Button>
      }
    >
      {!lines ? (
        found.failure ? (
          <FailureState failure={found.failure} />
        ) : (
          <LoadingState />
        )
      ) : (
        <ul className={css.people} aria-label={t('whoHasRead')}>
          {lines.map(({ agentId, name, at }) => (
            <li key={agentId} className={css.person}>
              <Avatar name={name} size={24} />
              <span className={css.name}>{name}</span>
              {at === null ? <span className={css.open}>{t('hasNot')}</span> : <TimeText at={at} />}
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

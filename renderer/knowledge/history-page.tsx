import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contract } from '#domain/contract/ipc/contract.ts';
import type { ArticlePage, RevisionRow } from '#domain/contract/ipc/knowledge-views.ts';
import type { InputOf } from '#domain/contract/ipc/procedure.ts';
import { useCore, useNavigation } from '../state/core-context.tsx';
import { useCommand } from '../state/use-command.ts';
import { useQuery } from '../state/use-query.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, FailureState, LoadingState } from '../ui/states.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { ChangesView } from './changes-view.tsx';
import css from './history-page.module.css';

type RevisionId = InputOf<Contract['articleRevisions.get']>['revisionId'];

/** Every revision of an article, what each changed, and the way back to one. */
export function HistoryPage({ article }: { readonly article: ArticlePage }) {
  const { t } = useTranslation(['knowledge', 'common']);
  const navigation = useNavigation();
  const { link } = useCore();
  const { run, running } = useCommand();
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useQuery(
    'articleRevisions.list',
    { articleId: article.id, limit: 500 },
    { collections: ['articleRevision', 'articleDraft'] },
  );
  const rows = found.value;
  const at = rows?.findIndex(({ id }) => id === chosen) ?? -1;
  const index = at >= 0 ? at : 0;
  const revision = rows?.[index];
  const before = rows?.[index + 1];
  const restore = async (row: RevisionRow) => {
    const { face } = await link.call('articleRevisions.get', { revisionId: row.id as RevisionId });
    const saved = await run('article-draft.begin', {
      ...face,
      articleId: article.id,
      ...(article.revisionId && { revisionId: article.revisionId }),
    });
    if (saved.ok) navigation.go('knowledge', saved.value.made?.id ?? null, { draft: '1', list: 'drafts' });
  };
  return (
    <Page
      title={t('historyOf', { title: article.title })}
      actions={
        <Button variant="default" onClick={() => navigation.replace('knowledge', article.id)}>
          {t('common:actions.close')}
        </Button>
      }
    >
      {!rows ? (
        found.failure ? (
          <FailureState failure={found.failure} />
        ) : (
          <LoadingState />
        )
      ) : revision ? (
        <div className={css.columns}>
          <ol className={css.revisions} aria-label={t('history')}>
            {rows.map((row) => (
              <li key={row.id}>
                <button
                  type="button"
                  className={css.revision}
                  aria-current={row.id === revision.id ? 'true' : undefined}
                  onClick={() => setChosen(row.id)}
                >
                  <span className={css.name}>
                    {row.how === 'saved'
                      ? t('saveNumber', { number: row.number })
                      : t('revision', { number: row.number })}
                  </span>
                  <span className={css.about}>
                    {t(`how.${row.how}`)} · {row.byName ?? t('byServer')} · <TimeText at={row.happenedAt} />
                  </span>
                  {row.note !== '' && <span className={css.note}>{row.note}</span>}
                </button>
              </li>
            ))}
          </ol>
          <div className={css.changes}>
            <div className={css.bar}>
              <span>{before ? t('comparedWithBefore') : t('firstRevision')}</span>
              <Button variant="default" loading={running} onClick={() => void restore(revision)}>
                {t('restore')}
              </Button>
            </div>
            <ChangesView
              before={{ kind: 'revision', revisionId: (before ?? revision).id as RevisionId }}
              after={{ kind: 'revision', revisionId: revision.id as RevisionId }}
            />
          </div>
        </div>
      ) : (
        <EmptyState title={t('noHistory')} />
      )}
    </Page>
  );
}

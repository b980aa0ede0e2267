import { SegmentedControl } from '@mantine/core';
import { FilePen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contract } from '#domain/contract/ipc/contract.ts';
import type { ArticleDraftRow } from '#domain/contract/ipc/knowledge-views.ts';
import type { InputOf } from '#domain/contract/ipc/procedure.ts';
import { useNavigation } from '../state/core-context.tsx';
import { absoluteTime } from '../state/format-time.ts';
import { hrefOf } from '../state/route.ts';
import { useLocale } from '../state/use-locale.ts';
import { useQuery } from '../state/use-query.ts';
import { ListHead } from '../ui/list-head.tsx';
import { RecordList } from '../ui/record-list.tsx';
import { EmptyState } from '../ui/states.tsx';
import { TimeText } from '../ui/time-text.tsx';
import css from './article-list.module.css';

interface Props {
  readonly selectedId: string | null;
  readonly switcher: ReactNode;
}

const views = ['open', 'mine', 'in-review', 'scheduled'] as const;
type View = (typeof views)[number];

const asked: Readonly<Record<View, InputOf<Contract['articleDrafts.list']>>> = {
  open: { limit: 500 },
  mine: { mine: true, limit: 500 },
  'in-review': { states: ['in-review', 'approved'], limit: 500 },
  scheduled: { states: ['scheduled'], limit: 500 },
};

const params = { draft: '1', list: 'drafts' } as const;

/** What is being written: one's own, what waits for a review, what goes out at its time. */
export function DraftList({ selectedId, switcher }: Props) {
  const { t } = useTranslation('knowledge');
  const navigation = useNavigation();
  const [view, setView] = useState<View>('open');
  const found = useQuery('articleDrafts.list', asked[view], {
    collections: ['articleDraft', 'article'],
    keepFormer: true,
  });
  const rows = found.value;
  return (
    <>
      <ListHead title={t('list.drafts')} count={rows && String(rows.length)}>
        {switcher}
        <SegmentedControl
          fullWidth
          className={css.category ?? ''}
          aria-label={t('which')}
          value={view}
          onChange={setView}
          data={views.map((each) => ({ value: each, label: t(`draftView.${each}`) }))}
        />
      </ListHead>
      <RecordList
        label={t('list.drafts')}
        rows={{
          total: rows?.length,
          failure: found.failure,
          rowAt: (index) => rows?.[index],
          indexOf: (matches) => rows?.findIndex(matches) ?? -1,
          show: showAll,
        }}
        selectedId={selectedId}
        hrefOf={(row) => hrefOf('knowledge', row.id, params)}
        onReach={(row) => navigation.replace('knowledge', row.id, params)}
        renderRow={(row) => <Row draft={row} />}
        empty={<EmptyState icon={FilePen} title={t('noDrafts')} hint={t('noDraftsHint')} />}
      />
    </>
  );
}

/** All drafts are read at once; there is no page to ask for. */
function showAll(): void {}

function Row({ draft }: { readonly draft: ArticleDraftRow }) {
  const { t } = useTranslation(['knowledge', 'common']);
  const locale = useLocale();
  return (
    <>
      <span className={css.title}>{draft.title}</span>
      <span className={css.about}>
        <span>{t(`draftState.${draft.state}`)}</span>
        {draft.isBehind && <span className={css.mark}>{t('behind')}</span>}
        {draft.isNew && <span>{t('isNew')}</span>}
        {draft.publishAt !== null && <span>{absoluteTime(draft.publishAt, locale)}</span>}
        <span>{draft.updatedByName ?? draft.createdByName ?? t('common:unknownPerson')}</span>
        <TimeText at={draft.updatedAt} />
      </span>
    </>
  );
}

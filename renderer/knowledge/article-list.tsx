import { Button } from '@mantine/core';
import { BookOpen, Plus } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleRow } from '#domain/contract/ipc/knowledge-views.ts';
import { useNavigation } from '../state/core-context.tsx';
import { numberText } from '../state/format-number.ts';
import { hrefOf } from '../state/route.ts';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { useLocale } from '../state/use-locale.ts';
import { useQuery } from '../state/use-query.ts';
import { ListHead } from '../ui/list-head.tsx';
import { RecordList } from '../ui/record-list.tsx';
import { EmptyState } from '../ui/states.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { useComposedText } from '../ui/use-composed-text.ts';
import { useSettled } from '../ui/use-settled.ts';
import { useToday } from '../ui/use-today.ts';
import { AnnouncementsBand } from './announcements-band.tsx';
import { ArticleFilters } from './article-filters.tsx';
import css from './article-list.module.css';
import { type Filters, isNarrowed, noFilters } from './filters.ts';
import { useMissedSearch } from './use-missed-search.ts';

interface Props {
  readonly selectedId: string | null;
  readonly mayEdit: boolean;
  readonly switcher: ReactNode;
}

/** Every article one may read, narrowed by words and by what it is. All of them at once: rows carry no text. */
export function ArticleList({ selectedId, mayEdit, switcher }: Props) {
  const { t } = useTranslation(['knowledge', 'common']);
  const locale = useLocale();
  const today = useToday();
  const navigation = useNavigation();
  const search = useComposedText();
  const input = useRef<HTMLInputElement>(null);
  const text = useSettled(search.text.trim(), 120);
  useMissedSearch(text, selectedId);
  const [filters, setFilters] = useState<Filters>(noFilters);
  const { toReview, ...chosen } = filters;
  const found = useQuery(
    'knowledge.list',
    { ...chosen, text, reviewBy: toReview ? today : null, limit: 10_000 },
    { collections: ['article'], keepFormer: true },
  );
  const rows = found.value?.rows;
  const add = () => navigation.go('knowledge', 'new');
  useActions([
    { id: 'list.search', run: () => input.current?.focus() },
    { id: 'list.new', applies: mayEdit, run: add },
  ]);
  return (
    <>
      <ListHead
        title={t('title')}
        count={found.value && numberText(found.value.total, locale)}
        search={{ text: search, label: t('search'), input }}
        actions={
          mayEdit && (
            <Button leftSection={<Plus size={14} />} onClick={add}>
              {t('new')}
            </Button>
          )
        }
      >
        {switcher}
        <ArticleFilters filters={filters} mayEdit={mayEdit} onChange={setFilters} />
      </ListHead>
      <AnnouncementsBand />
      <RecordList
        label={t('title')}
        rows={{
          total: rows?.length,
          failure: found.failure,
          rowAt: (index) => rows?.[index],
          indexOf: (matches) => rows?.findIndex(matches) ?? -1,
          show: showAll,
        }}
        selectedId={selectedId}
        hrefOf={(row) => hrefOf('knowledge', row.id)}
        onReach={(row) => navigation.replace('knowledge', row.id)}
        renderRow={(row) => <Row article={row} today={today} />}
        empty={
          text === '' && !isNarrowed(filters) ? (
            <EmptyState icon={BookOpen} title={t('none')} hint={mayEdit ? t('noneHintLead') : t('noneHint')} />
          ) : (
            <EmptyState
              icon={BookOpen}
              title={text === '' ? t('nothingSuch') : t('nothingFound', { text })}
              hint={t('nothingFoundHint')}
            />
          )
        }
      />
    </>
  );
}

/** All articles are read at once; there is no page to ask for. */
function showAll(): void {}

function Row({ article, today }: { readonly article: ArticleRow; readonly today: string }) {
  const { t } = useTranslation(['knowledge', 'common']);
  const isDue = article.reviewOn !== null && article.reviewOn <= today;
  return (
    <>
      <span className={css.title}>{article.title}</span>
      <span className={css.about}>
        {article.state === 'retired' && <span className={css.mark}>{t('state.retired')}</span>}
        {isDue && <span className={css.mark}>{t('toReview')}</span>}
        <span>{t(`common:articleKind.${article.kind}`)}</span>
        <span>{t(`common:language.${article.language}`)}</span>
        {article.audience !== 'internal' && <span>{t(`audiences.${article.audience}`)}</span>}
        <TimeText at={article.updatedAt} />
      </span>
    </>
  );
}

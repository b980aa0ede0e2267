import { Button, SegmentedControl } from '@mantine/core';
import { BookOpen, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleView } from '#domain/contract/ipc/search-views.ts';
import { languages } from '#domain/model/choices.ts';
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
import css from './article-list.module.css';

interface Props {
  readonly selectedId: string | null;
  readonly mayEdit: boolean;
}

const choices = ['all', ...languages] as const;

export function ArticleList({ selectedId, mayEdit }: Props) {
  const { t } = useTranslation(['knowledge', 'common']);
  const locale = useLocale();
  const navigation = useNavigation();
  const search = useComposedText();
  const input = useRef<HTMLInputElement>(null);
  const text = useSettled(search.text.trim(), 120);
  const [language, setLanguage] = useState<(typeof choices)[number]>('all');
  const found = useQuery(
    'articles.list',
    { text, language: language === 'all' ? null : language },
    { collections: ['article'], keepFormer: true },
  );
  const articles = found.value;
  useActions([
    { id: 'list.search', run: () => input.current?.focus() },
    { id: 'list.new', applies: mayEdit, run: () => navigation.go('knowledge', 'new') },
  ]);
  return (
    <>
      <ListHead
        title={t('title')}
        count={articles && numberText(articles.length, locale)}
        search={{ text: search, label: t('search'), input }}
        actions={
          mayEdit && (
            <Button leftSection={<Plus size={14} />} onClick={() => navigation.go('knowledge', 'new')}>
              {t('new')}
            </Button>
          )
        }
      >
        <SegmentedControl
          fullWidth
          className={css.languages ?? ''}
          aria-label={t('language')}
          value={language}
          onChange={setLanguage}
          data={choices.map((choice) => ({ value: choice, label: t(`languages.${choice}`) }))}
        />
      </ListHead>
      <RecordList
        label={t('title')}
        rows={{
          total: articles?.length,
          failure: found.failure,
          rowAt: (index) => articles?.[index],
          indexOf: (matches) => articles?.findIndex(matches) ?? -1,
          show: showAll,
        }}
        selectedId={selectedId}
        hrefOf={(row) => hrefOf('knowledge', row.id)}
        onReach={(row) => navigation.replace('knowledge', row.id)}
        renderRow={(row) => <ArticleRow article={row} />}
        empty={
          text === '' ? (
            <EmptyState icon={BookOpen} title={t('none')} hint={mayEdit ? t('noneHintLead') : t('noneHint')} />
          ) : (
            <EmptyState icon={BookOpen} title={t('nothingFound', { text })} hint={t('nothingFoundHint')} />
          )
        }
      />
    </>
  );
}

/** All articles are read at once; there is no page to ask for. */
function showAll(): void {}

function ArticleRow({ article }: { readonly article: ArticleView }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={css.title}>{article.title}</span>
      <span className={css.about}>
        <span>{t(`articleKind.${article.kind}`)}</span>
        <span>{t(`language.${article.language}`)}</span>
        <TimeText at={article.updatedAt} />
      </span>
    </>
  );
}

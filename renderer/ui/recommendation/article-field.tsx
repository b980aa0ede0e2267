import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleId } from '#domain/model/ids.ts';
import { useQuery } from '../../state/use-query.ts';
import { useSettled } from '../use-settled.ts';

interface Props {
  readonly value: ArticleId | null;
  onChange(value: ArticleId | null): void;
}

const mostShown = 10;

/** An article of the knowledge base, found while typing. */
export function ArticleField({ value, onChange }: Props) {
  const { t } = useTranslation('recommendations');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState('');
  const text = useSettled(typed === chosen ? '' : typed.trim(), 150);
  const found =
    useQuery('articles.list', { text, limit: mostShown }, { collections: ['article'], keepFormer: true }).value ?? [];
  const options = found.map((article) => ({ value: article.id as string, label: article.title }));
  const isListed = value === null || options.some((option) => option.value === value);
  return (
    <Select
      label={t('article')}
      placeholder={t('articleHint')}
      data={isListed ? options : [...options, { value, label: chosen }]}
      value={value}
      searchable
      clearable
      maxLength={200}
      filter={({ options: all }) => all}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id, option) => {
        setChosen(option?.label ?? '');
        onChange(id as ArticleId | null);
      }}
      nothingFoundMessage={t('noArticle')}
    />
  );
}

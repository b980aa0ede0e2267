import { MultiSelect } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleId } from '#domain/model/ids.ts';
import { useQuery } from '../state/use-query.ts';

interface Props {
  /** Which cannot be related to itself; null while there is none. */
  readonly articleId: ArticleId | null;
  readonly chosen: readonly ArticleId[];
  onChange(change: { readonly relatedIds: readonly ArticleId[] }): void;
}

/** Which other articles stand beside this one. Thousands can be chosen from: it is drawn anew only when it has to be. */
export const RelatedField = memo(function RelatedField({ articleId, chosen, onChange }: Props) {
  const { t } = useTranslation('knowledge');
  const all = useQuery('knowledge.list', { limit: 10_000 }, { collections: ['article'] }).value?.rows ?? [];
  return (
    <MultiSelect
      label={t('related')}
      value={[...chosen]}
      searchable
      limit={30}
      maxValues={50}
      onChange={(ids) => onChange({ relatedIds: ids as ArticleId[] })}
      data={all.filter(({ id }) => id !== articleId).map(({ id, title }) => ({ value: id as string, label: title }))}
    />
  );
});

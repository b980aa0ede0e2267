import { Button, Checkbox, MultiSelect, Popover, Select, Stack } from '@mantine/core';
import { ListFilter } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { articleAudiences, articleKinds, articleStates, languages } from '#domain/model/choices.ts';
import type { ArticleCategoryId } from '#domain/model/ids.ts';
import { mayApproveKnowledge } from '#domain/rules/rights.ts';
import { useAgent, useNavigation } from '../state/core-context.tsx';
import { hrefOf } from '../state/route.ts';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { useQuery } from '../state/use-query.ts';
import css from './article-list.module.css';
import { CategoriesDialog } from './categories-dialog.tsx';
import { type Filters, isNarrowed, noFilters } from './filters.ts';
import { useCategories } from './use-categories.ts';

interface Props {
  readonly filters: Filters;
  readonly mayEdit: boolean;
  onChange(filters: Filters): void;
}

/** Where in the tree, and what else an article shall be. */
export function ArticleFilters({ filters, mayEdit, onChange }: Props) {
  const { t } = useTranslation(['knowledge', 'common', 'knowledge-exchange']);
  const navigation = useNavigation();
  const [open, setOpen] = useState(false);
  const [arranging, setArranging] = useState(false);
  const mayArrange = mayApproveKnowledge(useAgent());
  const categories = useCategories();
  useActions([
    { id: 'article.import', applies: mayArrange, run: () => navigation.go('knowledge', 'import') },
    { id: 'article.export', applies: mayArrange, run: () => navigation.go('knowledge', 'export') },
  ]);
  const set = (change: Partial<Filters>) => onChange({ ...filters, ...change });
  return (
    <div className={css.filters}>
      <Select
        className={css.category ?? ''}
        aria-label={t('category')}
        placeholder={t('allCategories')}
        value={filters.category}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('allCategories') }}
        onChange={(category) => set({ category: category as ArticleCategoryId | 'none' | null })}
        data={[
          ...categories
            .filter(({ category }) => !category.retired)
            .map(({ category, path, count }) => ({
              value: category.id as string,
              label: t('categoryCount', { path, count }),
            })),
          { value: 'none', label: t('noCategory') },
        ]}
      />
      <Popover opened={open} onChange={setOpen} position="bottom-end" withinPortal trapFocus shadow="md" width={280}>
        <Popover.Target>
          <Button
            variant={isNarrowed({ ...filters, category: null }) ? 'light' : 'default'}
            leftSection={<ListFilter size={14} aria-hidden="true" />}
            onClick={() => setOpen(!open)}
          >
            {t('filter')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('filter')}>
          <FilterForm filters={filters} mayEdit={mayEdit} onChange={onChange} />
          {mayArrange && (
            <Stack gap={0} mt="xs">
              <Button
                variant="subtle"
                onClick={() => {
                  setOpen(false);
                  setArranging(true);
                }}
              >
                {t('arrange')}
              </Button>
              <Button variant="subtle" component="a" href={hrefOf('knowledge', 'import')}>
                {t('knowledge-exchange:importTitle')}
              </Button>
              <Button variant="subtle" component="a" href={hrefOf('knowledge', 'export')}>
                {t('knowledge-exchange:exportTitle')}
              </Button>
            </Stack>
          )}
        </Popover.Dropdown>
      </Popover>
      {arranging && <CategoriesDialog onClose={() => setArranging(false)} />}
    </div>
  );
}

function FilterForm({ filters, mayEdit, onChange }: Props) {
  const { t } = useTranslation(['knowledge', 'common']);
  const tags = useQuery('articleTags.list', {}, { collections: ['article'] }).value ?? [];
  const set = (change: Partial<Filters>) => onChange({ ...filters, ...change });
  const inside = { comboboxProps: { withinPortal: false } };
  return (
    <Stack gap="xs">
      <MultiSelect
        {...inside}
        label={t('kind')}
        value={filters.kinds}
        placeholder={filters.kinds.length === 0 ? t('any') : ''}
        onChange={(kinds) => set({ kinds })}
        data={articleKinds.map((kind) => ({ value: kind, label: t(`common:articleKind.${kind}`) }))}
      />
      <MultiSelect
        {...inside}
        label={t('language')}
        value={filters.languages}
        placeholder={filters.languages.length === 0 ? t('any') : ''}
        onChange={(chosen) => set({ languages: chosen })}
        data={languages.map((language) => ({ value: language, label: t(`common:language.${language}`) }))}
      />
      <MultiSelect
        {...inside}
        label={t('audience')}
        value={filters.audiences}
        placeholder={filters.audiences.length === 0 ? t('any') : ''}
        onChange={(audiences) => set({ audiences })}
        data={articleAudiences.map((audience) => ({ value: audience, label: t(`audiences.${audience}`) }))}
      />
      <Select
        {...inside}
        label={t('tag')}
        value={filters.tag}
        placeholder={t('any')}
        searchable
        clearable
        onChange={(tag) => set({ tag })}
        data={tags.map(({ tag }) => tag)}
      />
      {mayEdit && (
        <>
          <MultiSelect
            {...inside}
            label={t('stateLabel')}
            value={filters.states}
            onChange={(states) => set({ states })}
            data={articleStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
          />
          <Checkbox
            label={t('toReview')}
            checked={filters.toReview}
            onChange={(event) => set({ toReview: event.currentTarget.checked })}
          />
        </>
      )}
      {isNarrowed(filters) && (
        <Button variant="default" onClick={() => onChange(noFilters)}>
          {t('clearFilters')}
        </Button>
      )}
    </Stack>
  );
}

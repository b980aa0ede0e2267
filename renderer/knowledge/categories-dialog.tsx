import { ActionIcon, Button, Checkbox, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { PenLine, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CategoryView } from '#domain/contract/ipc/knowledge-views.ts';
import { type Language, languages } from '#domain/model/choices.ts';
import type { ArticleCategoryId } from '#domain/model/ids.ts';
import { useCommand } from '../state/use-command.ts';
import { FormFoot } from '../ui/form-foot.tsx';
import css from './categories-dialog.module.css';
import { useCategories } from './use-categories.ts';

/** The tree under which articles stand, and how its parts are called in each language. */
export function CategoriesDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation(['knowledge', 'common']);
  const categories = useCategories();
  const [editing, setEditing] = useState<CategoryView | 'new' | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('arrange')}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      {editing ? (
        <CategoryForm
          key={editing === 'new' ? 'new' : editing.id}
          category={editing === 'new' ? null : editing}
          onDone={() => setEditing(null)}
        />
      ) : (
        <Stack gap="sm">
          <ul className={css.tree} aria-label={t('categories')}>
            {categories.map(({ category, name, depth, count }) => (
              <li key={category.id} className={css.line} data-depth={Math.min(depth, 5)}>
                <span className={css.name} data-retired={category.retired}>
                  {name}
                </span>
                <span className={css.count}>{category.retired ? t('state.retired') : count}</span>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('editCategory', { name })}
                  onClick={() => setEditing(category)}
                >
                  <PenLine size={15} aria-hidden="true" />
                </ActionIcon>
              </li>
            ))}
          </ul>
          <Button variant="default" leftSection={<Plus size={14} />} onClick={() => setEditing('new')}>
            {t('newCategory')}
          </Button>
        </Stack>
      )}
    </Modal>
  );
}

interface FormProps {
  /** Null for a new one. */
  readonly category: CategoryView | null;
  onDone(): void;
}

function CategoryForm({ category, onDone }: FormProps) {
  const { t } = useTranslation(['knowledge', 'common']);
  const { run, running } = useCommand();
  const all = useCategories();
  const [names, setNames] = useState<Partial<Record<Language, string>>>(category?.names ?? {});
  const [parentId, setParentId] = useState<ArticleCategoryId | null>(category?.parentId ?? null);
  const [position, setPosition] = useState(category?.position ?? all.length);
  const [retired, setRetired] = useState(category?.retired ?? false);
  const given = languages.flatMap((key) => {
    const name = names[key]?.trim() ?? '';
    return name === '' ? [] : [{ key, name }];
  });
  const save = async () => {
    const saved = await run('article-category.save', {
      ...(category && { categoryId: category.id }),
      ...{ names: given, parentId, position, retired },
    });
    if (saved.ok || saved.failure.kind === 'nothing-to-do') onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (given.length > 0) void save();
      }}
    >
      <Stack gap="sm">
        {languages.map((language, index) => (
          <TextInput
            key={language}
            label={t('nameIn', { language: t(`common:language.${language}`) })}
            value={names[language] ?? ''}
            maxLength={100}
            data-autofocus={index === 0 || undefined}
            onChange={(event) => setNames({ ...names, [language]: event.currentTarget.value })}
          />
        ))}
        <Select
          label={t('below')}
          placeholder={t('atTheTop')}
          clearable
          searchable
          value={parentId}
          onChange={(id) => setParentId(id as ArticleCategoryId | null)}
          data={all
            .filter((line) => line.category.id !== category?.id && !isBelow(line.category, category, all))
            .map((line) => ({ value: line.category.id as string, label: line.path }))}
        />
        <NumberInput
          label={t('position')}
          value={position}
          min={0}
          max={9999}
          allowDecimal={false}
          onChange={(value) => setPosition(typeof value === 'number' ? value : 0)}
        />
        {category && (
          <Checkbox
            label={t('retiredCategory')}
            checked={retired}
            onChange={(event) => setRetired(event.currentTarget.checked)}
          />
        )}
        <FormFoot running={running} disabled={given.length === 0} onCancel={onDone} />
      </Stack>
    </form>
  );
}

/** What stands below a category cannot stand over it. */
function isBelow(
  one: CategoryView,
  top: CategoryView | null,
  all: readonly { readonly category: CategoryView }[],
): boolean {
  if (!top) return false;
  let above = one.parentId;
  for (let step = 0; above !== null && step <= all.length; step++) {
    if (above === top.id) return true;
    above = all.find(({ category }) => category.id === above)?.category.parentId ?? null;
  }
  return false;
}

import { Select, TagsInput, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { memo, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleFace } from '#domain/model/article-values.ts';
import { articleAudiences, articleKinds, languages } from '#domain/model/choices.ts';
import type { AgentId, ArticleCategoryId, ArticleId, TeamId } from '#domain/model/ids.ts';
import { useOwnTeams, usePeople } from '../state/use-people.ts';
import { useQuery } from '../state/use-query.ts';
import { DueField } from '../ui/due-field.tsx';
import { BodyField } from './editor/body-field.tsx';
import css from './face-fields.module.css';
import { problemsOf } from './face-values.ts';
import { RelatedField } from './related-field.tsx';
import { ScriptProblems } from './script-problems.tsx';
import { useCategories } from './use-categories.ts';

interface Props {
  readonly values: ArticleFace;
  /** The article itself, which cannot be related to itself; null while there is none. */
  readonly articleId: ArticleId | null;
  /** Says what is missing. */
  readonly tried: boolean;
  onChange(change: Partial<ArticleFace>): void;
  onBlur(): void;
  onSubmit(): void;
}

/** All that a person writes of an article: its words on the left, what is settled about it beside them. */
export function FaceFields({ values, articleId, tried, onChange, onBlur, onSubmit }: Props) {
  const { t } = useTranslation(['knowledge', 'common']);
  const problems = problemsOf(values);
  // The same one at each letter that is typed: what stands beside the text is not drawn anew.
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const settle = useCallback((change: Partial<ArticleFace>) => latest.current(change), []);
  return (
    <div className={css.form}>
      <div className={css.words}>
        <TextInput
          label={t('titleField')}
          value={values.title}
          maxLength={300}
          withAsterisk
          autoFocus
          onChange={(event) => onChange({ title: event.currentTarget.value })}
          error={tried && problems.title ? t('titleMissing') : undefined}
        />
        <BodyField
          label={t('body')}
          value={values.body}
          articleId={articleId}
          onChange={(body) => onChange({ body })}
          onBlur={onBlur}
          onSubmit={onSubmit}
        />
        {values.kind === 'script' && <ScriptProblems body={values.body} />}
      </div>
      <Settings values={values} articleId={articleId} tried={tried} onChange={settle} />
    </div>
  );
}

type SettingsProps = Omit<Props, 'onBlur' | 'onSubmit'>;

const Settings = memo(SettingsFields, (before, after) => {
  const names = Object.keys(after.values) as (keyof ArticleFace)[];
  const isSame = names.every(
    (name) => name === 'body' || name === 'title' || before.values[name] === after.values[name],
  );
  return isSame && before.tried === after.tried && before.articleId === after.articleId;
});

function SettingsFields({ values, articleId, tried, onChange }: SettingsProps) {
  const { t } = useTranslation(['knowledge', 'common']);
  const teams = useOwnTeams();
  const { agents } = usePeople();
  const categories = useCategories();
  const tags = useQuery('articleTags.list', {}, { collections: ['article'] }).value ?? [];
  const problems = problemsOf(values);
  return (
    <fieldset className={css.settings}>
      <legend className="hf-visually-hidden">{t('settings')}</legend>
      <Select
        label={t('kind')}
        value={values.kind}
        allowDeselect={false}
        onChange={(kind) => kind && onChange({ kind })}
        data={articleKinds.map((kind) => ({ value: kind, label: t(`common:articleKind.${kind}`) }))}
      />
      <Select
        label={t('language')}
        value={values.language}
        allowDeselect={false}
        onChange={(language) => language && onChange({ language })}
        data={languages.map((language) => ({ value: language, label: t(`common:language.${language}`) }))}
      />
      <Select
        label={t('category')}
        value={values.categoryId}
        placeholder={t('noCategory')}
        clearable
        searchable
        onChange={(id) => onChange({ categoryId: id as ArticleCategoryId | null })}
        data={categories
          .filter(({ category }) => !category.retired || category.id === values.categoryId)
          .map(({ category, path }) => ({ value: category.id as string, label: path }))}
      />
      <Select
        label={t('audience')}
        value={values.audience}
        allowDeselect={false}
        onChange={(audience) => audience && onChange({ audience, ...(audience !== 'team' && { teamId: null }) })}
        data={articleAudiences.map((audience) => ({ value: audience, label: t(`audiences.${audience}`) }))}
      />
      {values.audience === 'team' && (
        <Select
          label={t('team')}
          value={values.teamId}
          allowDeselect={false}
          error={tried && problems.team ? t('teamMissing') : undefined}
          onChange={(id) => onChange({ teamId: id as TeamId | null })}
          data={teams.map(({ id, name }) => ({ value: id as string, label: name }))}
        />
      )}
      <TagsInput
        label={t('tags')}
        value={[...values.tags]}
        onChange={(chosen) => onChange({ tags: chosen })}
        data={tags.map(({ tag }) => tag)}
        maxTags={50}
        clearable={false}
      />
      <Select
        label={t('owner')}
        value={values.ownerId}
        placeholder={t('common:nobody')}
        clearable
        searchable
        onChange={(id) => onChange({ ownerId: id as AgentId | null })}
        data={agents
          .filter(({ id, active }) => active || id === values.ownerId)
          .map(({ id, name }) => ({ value: id as string, label: name }))}
      />
      <DateInput
        label={t('reviewOn')}
        value={values.reviewOn}
        valueFormat="YYYY-MM-DD"
        placeholder={t('datePattern')}
        minDate="1970-01-02"
        maxDate="2149-06-06"
        clearable
        clearButtonProps={{ 'aria-label': t('clearReview') }}
        onChange={(reviewOn) => onChange({ reviewOn })}
      />
      <DueField
        label={t('expiresAt')}
        value={values.expiresAt}
        presets={false}
        onChange={(expiresAt) => onChange({ expiresAt })}
      />
      <RelatedField articleId={articleId} chosen={values.relatedIds} onChange={onChange} />
    </fieldset>
  );
}

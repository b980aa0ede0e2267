import { Button, SegmentedControl, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleView } from '#domain/contract/ipc/search-views.ts';
import { articleKinds, languages } from '#domain/model/choices.ts';
import { sameJson } from '#domain/model/json.ts';
import { useNavigation } from '../state/core-context.tsx';
import { useCommand } from '../state/use-command.ts';
import { useDraft } from '../state/use-draft.ts';
import { useLocale } from '../state/use-locale.ts';
import { DiscardDraft } from '../ui/discard-draft.tsx';
import { Markdown } from '../ui/markdown.tsx';
import { onModEnter } from '../ui/mod-enter.ts';
import { Page } from '../ui/page.tsx';
import { LoadingState } from '../ui/states.tsx';
import css from './article-editor.module.css';
import { type ArticleDraft, type ArticleValues, editOf, emptyArticle, seenOf, valuesOf } from './article-values.ts';
import { ScriptProblems } from './script-problems.tsx';

interface Props {
  /** Null for a new one. */
  readonly article: ArticleView | null;
}

/** Sends only what was changed here, so that a colleague's edit of another field stays. */
export function ArticleEditor({ article }: Props) {
  const { t } = useTranslation(['knowledge', 'common']);
  const navigation = useNavigation();
  const locale = useLocale();
  const now = article ? valuesOf(article) : emptyArticle(locale);
  const draft = useDraft<ArticleDraft>('article', article?.id ?? '', {
    rev: article?.rev ?? 0,
    base: now,
    values: now,
  });
  const { run, running } = useCommand();
  const [tried, setTried] = useState(false);
  const [showing, setShowing] = useState<'text' | 'preview'>('text');
  if (!draft.loaded) return <LoadingState />;

  const { rev, base, values } = draft.content;
  const set = (change: Partial<ArticleValues>) => draft.change({ rev, base, values: { ...values, ...change } });
  const drafted = draft.savedAt !== null && !sameJson(base, values);
  const untitled = values.title.trim() === '';
  const leave = (id: string | null) => navigation.replace('knowledge', id);
  const submit = async () => {
    setTried(true);
    if (untitled || running) return;
    const saved = article
      ? await run(
          'article.edit',
          { articleId: article.id, ...editOf({ base, values }) },
          seenOf(article.id, { rev, base, values }),
        )
      : await run('article.add', values);
    if (!saved.ok && saved.failure.kind !== 'nothing-to-do') return;
    await draft.finish();
    leave(article?.id ?? (saved.ok ? (saved.value.made?.id ?? null) : null));
  };
  return (
    <Page
      title={article ? t('editTitle') : t('newTitle')}
      aside={drafted && <span>{t('common:draftSaved')}</span>}
      actions={
        <>
          {drafted && <DiscardDraft onDiscard={() => void draft.finish()} />}
          <Button variant="default" onClick={() => leave(article?.id ?? null)}>
            {t('common:actions.close')}
          </Button>
          <Button type="submit" form="article-form" loading={running}>
            {t('common:actions.save')}
          </Button>
        </>
      }
    >
      <form
        id="article-form"
        className={css.form}
        noValidate
        onBlur={() => void draft.flush()}
        onKeyDown={(event) => onModEnter(event, () => void submit())}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          label={t('titleField')}
          value={values.title}
          maxLength={300}
          withAsterisk
          autoFocus
          onChange={(event) => set({ title: event.currentTarget.value })}
          error={tried && untitled ? t('titleMissing') : undefined}
        />
        <div className={css.fields}>
          <Select
            label={t('kind')}
            value={values.kind}
            allowDeselect={false}
            onChange={(kind) => kind && set({ kind })}
            data={articleKinds.map((kind) => ({ value: kind, label: t(`common:articleKind.${kind}`) }))}
          />
          <Select
            label={t('language')}
            value={values.language}
            allowDeselect={false}
            onChange={(language) => language && set({ language })}
            data={languages.map((language) => ({ value: language, label: t(`common:language.${language}`) }))}
          />
          <TagsInput
            label={t('tags')}
            value={[...values.tags]}
            onChange={(tags) => set({ tags })}
            maxTags={50}
            clearable={false}
          />
        </div>
        <SegmentedControl
          className={css.tabs ?? ''}
          aria-label={t('bodyView')}
          value={showing}
          onChange={setShowing}
          data={[
            { value: 'text', label: t('text') },
            { value: 'preview', label: t('preview') },
          ]}
        />
        {showing === 'text' ? (
          <Textarea
            label={t('body')}
            description={t('bodyHint')}
            value={values.body}
            maxLength={50_000}
            onChange={(event) => set({ body: event.currentTarget.value })}
            autosize
            minRows={14}
            classNames={{ input: css.body ?? '' }}
          />
        ) : (
          <section className={css.preview} aria-label={t('preview')}>
            <Markdown text={values.body} />
          </section>
        )}
        {values.kind === 'script' && <ScriptProblems body={values.body} />}
      </form>
    </Page>
  );
}

import { Button, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnowledgeExport } from '#domain/contract/ipc/knowledge-exchange-procedures.ts';
import { exportFormats, exportReaders, type Language, languages } from '#domain/model/choices.ts';
import type { ArticleCategoryId } from '#domain/model/ids.ts';
import { mayApproveKnowledge } from '#domain/rules/rights.ts';
import { useAgent } from '../../state/core-context.tsx';
import { numberText } from '../../state/format-number.ts';
import { useProcedure } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useTextsIn } from '../../state/use-texts-in.ts';
import { Page } from '../../ui/page.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useCategories } from '../use-categories.ts';
import { BackLink } from './back-link.tsx';
import css from './exchange.module.css';
import { LastExports } from './last-exports.tsx';
import { useSaveArchive } from './save-archive.ts';
import { siteLabels } from './site-labels.ts';
import { useRun } from './use-run.ts';

/** `#/knowledge/export`: the knowledge base, or a part of it, as files. */
export function ExportPage() {
  const { t } = useTranslation('knowledge-exchange');
  const may = mayApproveKnowledge(useAgent());
  return (
    <Page title={t('exportTitle')} actions={<BackLink />}>
      {may ? (
        <div className={css.page}>
          <ExportForm />
          <LastExports />
        </div>
      ) : (
        <EmptyState title={t('forApprovers')} />
      )}
    </Page>
  );
}

function ExportForm() {
  const { t } = useTranslation(['knowledge-exchange', 'common']);
  const locale = useLocale();
  const { call } = useProcedure();
  const categories = useCategories();
  const { progress, run } = useRun('knowledgeExports.make');
  const save = useSaveArchive();
  const [id, setId] = useState<string | null>(null);
  const [made, setMade] = useState<KnowledgeExport | null>(null);
  const [format, setFormat] = useState<(typeof exportFormats)[number]>('site');
  const [reader, setReader] = useState<(typeof exportReaders)[number]>('public');
  const [language, setLanguage] = useState<Language | ''>('');
  const [category, setCategory] = useState<ArticleCategoryId | ''>('');
  const [title, setTitle] = useState('');
  const running = progress !== null;
  const texts = useTextsIn(language || locale, ['knowledge-exchange', 'common']);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (running || !texts) return;
    const asked = crypto.randomUUID();
    setId(asked);
    setMade(null);
    const done = await run({
      ...{ id: asked, format, reader, languages: language === '' ? [] : [language] },
      ...{ categoryId: category === '' ? null : category, title, language: language || locale },
      labels: siteLabels(texts),
    });
    if (done && (await save(asked, done))) setMade(done);
  };
  return (
    <form className={css.form} aria-label={t('exportTitle')} onSubmit={(event) => void submit(event)}>
      <fieldset className={css.set} disabled={running}>
        <Radio.Group label={t('format')} value={format} onChange={(value) => setFormat(value as typeof format)}>
          <Stack gap="xs" mt="xs">
            {exportFormats.map((each) => (
              <Radio key={each} value={each} label={t(`formats.${each}`)} description={t(`formatHints.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Radio.Group label={t('reader')} value={reader} onChange={(value) => setReader(value as typeof reader)}>
          <Stack gap="xs" mt="xs">
            {exportReaders.map((each) => (
              <Radio key={each} value={each} label={t(`readers.${each}`)} description={t(`readerHints.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <div className={css.fields}>
          <NativeSelect
            label={t('language')}
            value={language}
            data={[
              { value: '', label: t('allLanguages') },
              ...languages.map((value) => ({ value, label: t(`common:language.${value}`) })),
            ]}
            onChange={(event) => setLanguage(event.currentTarget.value as Language | '')}
          />
          <NativeSelect
            label={t('category')}
            value={category}
            data={[
              { value: '', label: t('allCategories') },
              ...categories.map(({ category: { id: value }, path }) => ({ value: value as string, label: path })),
            ]}
            onChange={(event) => setCategory(event.currentTarget.value as ArticleCategoryId | '')}
          />
          {format === 'site' && (
            <TextInput
              label={t('siteTitle')}
              placeholder={t('site.title')}
              value={title}
              maxLength={200}
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
          )}
        </div>
      </fieldset>
      {running && id !== null && (
        <ProgressLine
          label={t('exporting')}
          part={progress}
          onStop={() => void call('knowledgeExports.cancel', { id })}
        />
      )}
      {made && (
        <p className={css.status} role="status">
          {t('exported', {
            articles: numberText(made.articles, locale),
            files: numberText(made.files, locale),
            name: made.fileName,
          })}
        </p>
      )}
      {made && made.missing.length > 0 && (
        <p className={css.hint}>{t('missing', { names: made.missing.slice(0, 20).join(' · ') })}</p>
      )}
      <div className={css.foot}>
        <Button type="submit" loading={running} disabled={!texts}>
          {t('export')}
        </Button>
      </div>
    </form>
  );
}

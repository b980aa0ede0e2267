import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#domain/model/choices.ts';
import { languages } from '#domain/model/choices.ts';
import { onceOnly } from '#domain/rules/customer-import/import-fields.ts';
import { useProcedure } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { downloadText } from '../../ui/download-text.ts';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { Section } from '../../ui/section.tsx';
import css from './import.module.css';
import { ImportReport } from './import-report.tsx';
import { problemLabels, refusalText } from './import-words.ts';
import { MappingTable } from './mapping-table.tsx';
import { ReadingFields } from './reading-fields.tsx';
import type { ImportFile } from './use-import-file.ts';
import { useImportRun } from './use-import-run.ts';

interface Props {
  readonly file: ImportFile & { readonly look: { readonly ok: true } };
  onReading(reading: ImportFile['reading']): void;
  onColumns(columns: ImportFile['columns']): void;
}

/** What the columns of a file hold, a check of all rows, and the import. */
export function ImportForm({ file, onReading, onColumns }: Props) {
  const { t } = useTranslation(['customer-import', 'common']);
  const locale = useLocale();
  const { call } = useProcedure();
  const { progress, result, run, stop, forget } = useImportRun();
  const [source, setSource] = useState('');
  const [language, setLanguage] = useState<Language>(locale);
  const { id, look, columns, reading } = file;
  const twice = columns.find((field, at) => field !== null && onceOnly.has(field) && columns.indexOf(field) !== at);
  const lacks = !columns.includes('name') && !columns.includes('organisation');
  const fault = twice ? t('twice', { field: t(`field.${twice}`) }) : lacks ? t('nameMissing') : null;
  const running = progress !== null;

  const start = (dry: boolean) => void run({ id, reading, columns, source, language, dry });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!running && fault === null) start(true);
  };
  /** What was reckoned with other columns tells nothing any more. */
  const changing = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      forget();
      set(value);
    };
  };
  const save = async () => {
    const made = await call('customerImports.problems', { id, labels: problemLabels(t) });
    if (made.ok) downloadText(made.value.fileName, 'text/csv', made.value.csv);
  };
  const outcome = result?.outcome;
  return (
    <form className={css.form} aria-label={file.name} onSubmit={submit}>
      <fieldset className={css.set} disabled={running}>
        <ReadingFields look={look} reading={reading} onReading={changing(onReading)} />
        <Section title={t('columns')} count={columns.length}>
          <p className={css.note}>{t('columnsHint')}</p>
          <MappingTable {...look} columns={columns} onColumns={changing(onColumns)} />
        </Section>
        <div className={css.fields}>
          {columns.includes('externalId') && (
            <TextInput
              label={t('source')}
              description={t('sourceHint')}
              value={source}
              maxLength={100}
              onChange={(event) => changing(setSource)(event.currentTarget.value)}
            />
          )}
          <NativeSelect
            label={t('language')}
            value={language}
            data={languages.map((value) => ({ value, label: t(`common:language.${value}`) }))}
            onChange={(event) => changing(setLanguage)(event.currentTarget.value as Language)}
          />
        </div>
      </fieldset>
      {fault && (
        <p className={css.fault} role="alert">
          {fault}
        </p>
      )}
      {progress && (
        <ProgressLine label={t(progress.dry ? 'checking' : 'running')} part={progress.part} onStop={() => stop(id)} />
      )}
      {outcome?.ok === false && (
        <p className={css.fault} role="alert">
          {refusalText(outcome.refusal, t, locale)}
        </p>
      )}
      {result && outcome?.ok && <ImportReport dry={result.dry} outcome={outcome} onSave={() => void save()} />}
      <div className={css.foot}>
        <Button type="submit" variant="default" disabled={running || fault !== null}>
          {t('check')}
        </Button>
        <Button disabled={running || fault !== null} onClick={() => start(false)}>
          {t('run')}
        </Button>
      </div>
    </form>
  );
}

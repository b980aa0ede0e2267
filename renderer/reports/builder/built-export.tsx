import { Checkbox, Modal, Radio, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contract } from '#domain/contract/ipc/contract.ts';
import type { InputOf } from '#domain/contract/ipc/procedure.ts';
import type { ReportFile } from '#domain/contract/ipc/report-file-procedures.ts';
import { reportFileFormats } from '#domain/model/choices.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import { fileColumns, groupsTable } from '#domain/rules/report-builder/file-tables.ts';
import type { RowsReport } from '#domain/rules/report-builder/saved-report.ts';
import { timeOf } from '#domain/rules/report-builder/subjects.ts';
import { numberText } from '../../state/format-number.ts';
import { useCaseFields } from '../../state/use-case-fields.ts';
import { useProcedure } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import css from '../export/export.module.css';
import { useMakeFile } from '../export/use-make-file.ts';
import type { ReportFrame } from '../filters/report-frame.ts';
import { shownColumns } from './built-columns.ts';
import { fileChoices } from './file-choices.ts';
import { useBuiltAbout } from './use-built-about.ts';
import { useColumnWords } from './use-column-words.ts';

interface Props {
  readonly name: string;
  readonly report: RowsReport;
  readonly asked: InputOf<Contract['reportBuilder.rows']>;
  readonly frame: ReportFrame;
  onClose(): void;
}

type Format = (typeof reportFileFormats)[number];
const formats = reportFileFormats.filter((format) => format !== 'svg' && format !== 'png');

/** All rows of the report as it is shown, with its groups, as a file. */
export function BuiltExport({ name, report, asked, frame, onClose }: Props) {
  const { t } = useTranslation(['report-builder', 'reports', 'metrics', 'common']);
  const locale = useLocale();
  const fields = useCaseFields();
  const words = useColumnWords();
  const about = useBuiltAbout();
  const { call } = useProcedure();
  const { make, stop, progress } = useMakeFile();
  const [format, setFormat] = useState<Format>('xlsx');
  const [bom, setBom] = useState(true);
  const [made, setMade] = useState<ReportFile | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMade(null);
    const id = crypto.randomUUID();
    const read = await call('reportBuilder.rows', { ...asked, mark: id });
    if (!read.ok) return;
    const built = read.value;
    const columns = shownColumns(built, report.subject, fields);
    const { metric } = timeOf(report.subject, report.time);
    const table = groupsTable(built, columns, words, {
      ...{ title: t('groupsTitle'), count: t('count'), all: t('all') },
      summary: (label, summary) => `${label} (${t(`summary.${summary}`)})`,
    });
    const done = await make({
      ...{ format, bom, frame, rows: null },
      report: {
        ...{ title: name, about: about(report, built, frame), charts: [] },
        tables: built.groupedBy > 0 ? [table] : [],
        definitions: metric
          ? [
              {
                ...{ name: t(`metrics:${metric}.name`), text: t(`metrics:${metric}.definition`) },
                version: metricNamed(metric)?.version ?? 1,
              },
            ]
          : [],
      },
      built: {
        ...{ id, choices: fileChoices(columns, words) },
        rows: { title: t(`subject.${report.subject}`), columns: fileColumns(columns, words), of: asked },
      },
    });
    if (done) setMade(done);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('reports:export.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <form className={css.form} onSubmit={(event) => void submit(event)}>
        <fieldset className={css.set} disabled={progress !== null}>
          <Radio.Group
            label={t('reports:export.format')}
            value={format}
            onChange={(value) => setFormat(value as Format)}
          >
            <Stack gap="xs" mt="xs">
              {formats.map((each) => (
                <Radio
                  key={each}
                  value={each}
                  label={t(`reports:export.formats.${each}`)}
                  description={t(`formatHints.${each}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          {format === 'csv' && (
            <Checkbox
              label={t('reports:export.bom')}
              checked={bom}
              onChange={(event) => setBom(event.currentTarget.checked)}
            />
          )}
        </fieldset>
        {progress !== null && <ProgressLine label={t('reports:export.running')} part={progress} onStop={stop} />}
        {made && (
          <p role="status" className={css.status}>
            {t('reports:export.done', { name: made.fileName, rows: numberText(made.rows, locale) })}
          </p>
        )}
        <DialogButtons label={t('reports:export.make')} running={progress !== null} onClose={onClose} />
      </form>
    </Modal>
  );
}

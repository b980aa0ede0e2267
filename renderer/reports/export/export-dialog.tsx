import { Checkbox, Modal, NativeSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportFile } from '#domain/contract/ipc/report-file-procedures.ts';
import type { Narrowing } from '#domain/rules/report-pages/narrowings.ts';
import { type Dashboard, type DashboardName, metricsOf } from '#domain/rules/report-pages/report-pages.ts';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import type { MetricName } from '../dashboards/metric-name.ts';
import type { ReportFrame } from '../filters/report-frame.ts';
import type { Opened } from '../rows/opened.ts';
import css from './export.module.css';
import { type FileFormat, FormatChoice, isPicture } from './format-choice.tsx';
import { useMakeFile } from './use-make-file.ts';
import { useReport } from './use-report.ts';

interface Props {
  readonly name: DashboardName;
  readonly dashboard: Dashboard;
  readonly frame: ReportFrame;
  readonly side: Narrowing;
  /** The rows on show, which are then the ones that go along. */
  readonly opened: Opened | null;
  onClose(): void;
}

/** What is on show, as a file. */
export function ExportDialog({ name, dashboard, frame, side, opened, onClose }: Props) {
  const { t } = useTranslation(['reports', 'metrics', 'common']);
  const locale = useLocale();
  const [format, setFormat] = useState<FileFormat>('xlsx');
  const [rows, setRows] = useState<MetricName | ''>(opened?.metric ?? '');
  const [chart, setChart] = useState('');
  const [bom, setBom] = useState(true);
  const [made, setMade] = useState<ReportFile | null>(null);
  const readReport = useReport({ dashboard, frame, side });
  const { make, stop, progress } = useMakeFile();
  const picture = isPicture(format);
  const counted = [...new Set([...metricsOf(dashboard), ...(opened ? [opened.metric] : [])])];
  const charts = dashboard.charts.filter((each) => 'metrics' in each || each.by !== 'weekday-hour');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMade(null);
    const report = await readReport();
    if (!report) return;
    const title = t(`dashboard.${name}`);
    const chosen = chart === '' ? charts[0]?.name : chart;
    const drawn = report.charts.filter(({ title: each }) => each === t(`chart.of.${chosen as 'flow'}`));
    const shownRows =
      rows === '' ? null : rows === opened?.metric ? opened : { metric: rows, bucket: null, group: null };
    const done = await make({
      ...{ format, bom, frame, rows: picture ? null : shownRows },
      report: { ...report, title, charts: picture ? drawn : report.charts },
    });
    if (done) setMade(done);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('export.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <form className={css.form} onSubmit={(event) => void submit(event)}>
        <fieldset className={css.set} disabled={progress !== null}>
          <FormatChoice value={format} onChange={setFormat} />
          {picture ? (
            <NativeSelect
              label={t('export.chart')}
              value={chart}
              data={charts.map((each) => ({ value: each.name as string, label: t(`chart.of.${each.name}`) }))}
              onChange={(event) => setChart(event.currentTarget.value)}
            />
          ) : (
            <NativeSelect
              label={t('export.rows')}
              description={t('export.rowsHint')}
              value={rows}
              data={[
                { value: '', label: t('export.noRows') },
                ...counted.map((metric) => ({ value: metric as string, label: t(`metrics:${metric}.name`) })),
              ]}
              onChange={(event) => setRows(event.currentTarget.value as MetricName | '')}
            />
          )}
          {format === 'csv' && (
            <Checkbox label={t('export.bom')} checked={bom} onChange={(event) => setBom(event.currentTarget.checked)} />
          )}
        </fieldset>
        {progress !== null && <ProgressLine label={t('reports:export.running')} part={progress} onStop={stop} />}
        {made && (
          <p role="status" className={css.status}>
            {made.rows > 0
              ? t('export.done', { name: made.fileName, rows: numberText(made.rows, locale) })
              : t('export.saved', { name: made.fileName })}
          </p>
        )}
        <DialogButtons label={t('export.make')} running={progress !== null} onClose={onClose} />
      </form>
    </Modal>
  );
}

import { useTranslation } from 'react-i18next';
import type { ReportFigures } from '#domain/contract/ipc/report-views.ts';
import type { ReportChart, ReportTable } from '#domain/report-files/report.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import type { ChartModel } from '#domain/rules/report-pages/chart-model.ts';
import { figureTables, sideTable } from '#domain/rules/report-pages/figure-tables.ts';
import { tableOf, weekTableOf } from '#domain/rules/report-pages/model-table.ts';
import type { Narrowing } from '#domain/rules/report-pages/narrowings.ts';
import { type ApartWish, type Dashboard, metricsOf } from '#domain/rules/report-pages/report-pages.ts';
import { useProcedure } from '../../state/use-command.ts';
import { useToday } from '../../ui/use-today.ts';
import { askedMostInput } from '../dashboards/asked-most-input.ts';
import type { MetricName } from '../dashboards/metric-name.ts';
import { useChartModels } from '../dashboards/use-chart-models.ts';
import { figuresInput } from '../figures/figures-input.ts';
import { useGroupWords } from '../figures/use-group-words.ts';
import type { ReportFrame } from '../filters/report-frame.ts';
import { chartsForPaper } from './charts-for-paper.ts';
import { useAbout } from './use-about.ts';

/** A page of the reports, as it is on show, in the words of a file. */
export interface ShownReport {
  readonly about: readonly { readonly label: string; readonly value: string }[];
  readonly definitions: readonly { readonly name: string; readonly version: number; readonly text: string }[];
  readonly tables: readonly ReportTable[];
  readonly charts: readonly ReportChart[];
}

interface Shown {
  readonly dashboard: Dashboard;
  readonly frame: ReportFrame;
  readonly side: Narrowing;
}

/** Reads what the page shows once more, all of it in one go, and draws its charts for paper; null when something could not be read. */
export function useReport({ dashboard, frame, side }: Shown): () => Promise<ShownReport | null> {
  const { t } = useTranslation(['reports', 'metrics', 'common', 'questions']);
  const { call } = useProcedure();
  const models = useChartModels(frame);
  const groupWords = useGroupWords();
  const about = useAbout();
  const today = useToday();
  const nameOf = (metric: string) => t(`metrics:${metric as MetricName}.name`);

  const read = async (...asked: Parameters<typeof figuresInput>): Promise<ReportFigures | null> => {
    const found = await call('reports.figures', figuresInput(...asked));
    return found.ok ? found.value : null;
  };

  /** The most frequent questions, where they stand on the page. */
  const questions = async (): Promise<readonly ReportTable[] | null> => {
    const wanted = dashboard.hasQuestions ? askedMostInput(frame, today) : null;
    if (!wanted) return [];
    const found = await call('questions.list', { ...wanted, limit: 100 });
    if (!found.ok) return null;
    const { rows, asked } = found.value;
    return [
      {
        title: `${t('askedMost.title')}: ${t('askedMost.days', { count: wanted.days })}`,
        columns: [
          { key: 'question', label: t('questions:column.question'), kind: 'text' },
          { key: 'cases', label: t('questions:column.cases'), kind: 'count' },
          { key: 'share', label: t('questions:column.share'), kind: 'share' },
          { key: 'answered', label: t('questions:column.answered'), kind: 'flag' },
        ],
        rows: rows.map(({ subject, count, writeNext }) => [subject, count, count / Math.max(1, asked), !writeNext]),
      },
    ];
  };

  return async () => {
    const base = await read(frame, { metrics: metricsOf(dashboard), along: true });
    const beside = await read(frame, { metrics: dashboard.compared, groupBy: side });
    const asked = await questions();
    if (!base || !beside || !asked) return null;
    const of = (metric: MetricName) => base.figures.find((figure) => figure.metric === metric);
    const drawn: ChartModel[] = [];
    const tables: ReportTable[] = [];
    const add = (model: ChartModel) => {
      drawn.push(model);
      tables.push(tableOf(model, t('export.counted')));
    };
    const addApart = async (wish: ApartWish): Promise<boolean> => {
      const figure = (await read(frame, { metrics: [wish.metric], groupBy: wish.by }))?.figures[0];
      if (!figure) return false;
      if (wish.by === 'weekday-hour') tables.push(weekTableOf(models.week(wish, figure), t('bucket.day')));
      else add(models.apart(wish, figure));
      return true;
    };
    for (const chart of dashboard.charts)
      if ('metrics' in chart) add(models.along(chart, of));
      else if (!(await addApart(chart))) return null;
    const figures = dashboard.figures.map(of).filter((figure) => figure !== undefined);
    return {
      about: about(frame, base.asOf),
      definitions: metricsOf(dashboard).map((metric) => ({
        ...{ name: nameOf(metric), text: t(`metrics:${metric}.definition`) },
        version: metricNamed(metric)?.version ?? 1,
      })),
      tables: [
        ...figureTables(figures, {
          nameOf,
          titleOf: (unit) => t(`export.unit.${unit}`),
          ...{ figure: t('export.figure'), value: t('export.value'), before: t('comparedPeriod') },
          ...{ counted: t('export.counted'), population: t('export.population') },
        }),
        sideTable(beside.figures, {
          ...{ title: t('sideBySide'), groupName: t(`dimension.${side}`), nameOf },
          groupOf: (key) => groupWords(side, key),
        }),
        ...tables,
        ...asked,
      ],
      charts: await chartsForPaper(drawn, t),
    };
  };
}

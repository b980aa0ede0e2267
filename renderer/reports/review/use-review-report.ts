import { useTranslation } from 'react-i18next';
import type { ImprovementRow, ReviewPack, ServiceReviewView } from '#domain/contract/ipc/service-review-procedures.ts';
import type { ReportColumn, ReportTable } from '#domain/report-files/report.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import type { MetricUnit } from '#domain/rules/metrics/metric.ts';
import { kindOf } from '#domain/rules/report-pages/model-table.ts';
import { outlierOf } from '#domain/rules/service-review/usual-figure.ts';
import { useAgent } from '../../state/core-context.tsx';
import type { MetricName } from '../dashboards/metric-name.ts';
import type { ShownReport } from '../export/use-report.ts';
import { useFigureWords } from './use-figure-words.ts';

const units: readonly MetricUnit[] = ['count', 'ms', 'share', 'score'];

/** The pack in the tables of a file: figures by their units, so that values stay values. */
export function useReviewReport(): (
  review: ServiceReviewView,
  pack: ReviewPack,
) => ShownReport & { readonly title: string } {
  const { t } = useTranslation(['service-review', 'reports', 'metrics', 'common', 'cooperation']);
  const { nameOf } = useFigureWords();
  const me = useAgent();
  const text = (key: string, label: string): ReportColumn => ({ key, label, kind: 'text' });

  const figureTables = ({ figures }: ReviewPack): readonly ReportTable[] =>
    units.flatMap((unit) => {
      const those = figures.filter(({ metric }) => metricNamed(metric)?.unit === unit);
      if (those.length === 0) return [];
      const kind = kindOf(unit);
      return {
        title: t(`reports:export.unit.${unit}`),
        columns: [
          text('figure', t('figures.figure')),
          { key: 'value', label: t('figures.value'), kind },
          { key: 'before', label: t('figures.before'), kind },
          { key: 'usual', label: t('figures.usual'), kind },
          { key: 'n', label: t('figures.n'), kind: 'count' },
          { key: 'outlier', label: t('outliers.title'), kind: 'flag' },
        ],
        rows: those.map((figure) => {
          const metric = metricNamed(figure.metric);
          const isOut = metric !== undefined && outlierOf(metric, figure) !== null;
          const { value, compared, usual, n } = figure;
          return [nameOf(figure.metric), value, compared, usual?.median ?? null, n, isOut];
        }),
      };
    });

  const caseTable = ({ examples }: ReviewPack): ReportTable => ({
    title: t('cases.title'),
    columns: [
      text('why', t('file.why')),
      text('number', t('reports:export.column.number')),
      text('subject', t('reports:export.column.subject')),
      text('type', t('reports:dimension.type')),
      { key: 'handle', label: t('file.handle'), kind: 'duration' },
      { key: 'contacts', label: t('file.contacts'), kind: 'count' },
      { key: 'solved', label: t('file.solved'), kind: 'duration' },
      { key: 'reopened', label: t('file.reopened'), kind: 'count' },
      { key: 'score', label: t('file.score'), kind: 'number' },
    ],
    rows: examples.map(({ why, number, subject, type, handleMs, contacts, solveMs, reopenings, score }) => [
      ...[t(`cases.why.${why}`), number, subject, type && t(`common:type.${type}`)],
      ...[handleMs, contacts, solveMs, reopenings, score],
    ]),
  });

  const complaintTable = ({ complaints }: ReviewPack): ReportTable => ({
    title: t('complaints.title'),
    columns: [
      { key: 'at', label: t('reports:export.column.at'), kind: 'moment' },
      text('number', t('reports:export.column.number')),
      text('subject', t('reports:export.column.subject')),
      text('cause', t('reports:dimension.cause')),
      text('prevention', t('file.prevention')),
    ],
    rows: complaints.map(({ openedAt, number, subject, cause, prevention, waived }) => [
      ...[openedAt, number, subject, cause && t(`cooperation:complaint.causes.${cause}`)],
      waived === null ? prevention : t('complaints.waived', { reason: waived }),
    ]),
  });

  const actionTable = (title: string, actions: readonly ImprovementRow[]): ReportTable => ({
    title,
    columns: [
      text('text', t('action.text')),
      text('owner', t('action.owner')),
      { key: 'due', label: t('action.due'), kind: 'day' },
      text('state', t('file.state')),
      text('outcome', t('file.outcome')),
    ],
    rows: actions.map((each) => [
      ...[each.text, each.ownerName, each.dueOn, t(`action.state.${each.state}`), each.outcome],
    ]),
  });

  return (review, pack) => ({
    title: review.title,
    about: [
      { label: t('period'), value: `${t('days', { from: review.firstDay, to: review.lastDay })} (${review.zone})` },
      { label: t('team'), value: review.teamName ?? t(`reports:asOf.reach.${pack.reach}`) },
      { label: t('file.state'), value: t(`state.${review.state}`) },
      ...(review.summary ? [{ label: t('notes.title'), value: review.summary.slice(0, 4000) }] : []),
      { label: t('reports:export.madeBy'), value: me.name },
    ],
    definitions: pack.figures
      .filter(({ metric }) => metricNamed(metric))
      .map(({ metric, version }) => ({
        ...{ name: nameOf(metric), version },
        text: t(`metrics:${metric as MetricName}.definition`),
      })),
    tables: [
      actionTable(t('carried.title'), review.carried),
      ...figureTables(pack),
      caseTable(pack),
      complaintTable(pack),
      actionTable(t('decided.title'), review.decided),
    ].filter(({ rows }) => rows.length > 0),
    charts: [],
  });
}

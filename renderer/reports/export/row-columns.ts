import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { caseTypes, channels, priorities, tiers } from '#domain/model/choices.ts';
import type { ReportColumn } from '#domain/report-files/report.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import { kindOf } from '#domain/rules/report-pages/model-table.ts';
import type { MetricName } from '../dashboards/metric-name.ts';
import { useGroupWords } from '../figures/use-group-words.ts';

const chosen = { type: caseTypes, channel: channels, priority: priorities, tier: tiers } as const;

/** What a file says of each row behind a figure. */
export function rowColumns(metric: MetricName, t: TFunction<['reports', 'metrics']>): ReportColumn[] {
  const definition = metricNamed(metric);
  const value = definition?.value.statistic;
  return [
    { key: 'number', label: t('export.column.number'), kind: 'text' },
    { key: 'subject', label: t('export.column.subject'), kind: 'text' },
    { key: 'at', label: t('export.column.at'), kind: 'moment' },
    ...(definition && value !== 'count'
      ? [
          {
            ...{ key: 'value', label: t(`metrics:${metric}.name`) },
            kind: value === 'share' ? ('flag' as const) : kindOf(definition.unit),
          },
        ]
      : []),
    { key: 'teamName', label: t('dimension.teamId'), kind: 'text' },
    { key: 'agentName', label: t('dimension.agentId'), kind: 'text' },
    ...(['type', 'channel', 'priority', 'tier', 'product'] as const).map((field) => ({
      ...{ key: `fact.${field}`, label: t(`dimension.${field}`), kind: 'text' as const },
    })),
  ];
}

/** The words for what is chosen from a list, by `<column>.<value>`. */
export function useRowChoices(): Record<string, string> {
  const words = useGroupWords();
  return useMemo(
    () =>
      Object.fromEntries(
        Object.entries(chosen).flatMap(([field, values]) =>
          values.map((value) => [`fact.${field}.${value}`, words(field, value)]),
        ),
      ),
    [words],
  );
}

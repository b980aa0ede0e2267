import type { FiguresAsked, ReportFigures, ReportRow } from '#domain/contract/ipc/report-views.ts';
import { dateOf, dayNumber } from '#domain/rules/calendar/local-date.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import type { Figure } from '#domain/rules/metrics/figure.ts';
import { idOf } from './case-views.ts';

/** A figure of so many, the same on every day of the period, with the groups that are handed in. */
export function figureOf(
  metric: string,
  { period, bucket, compare, groupBy }: FiguresAsked,
  groups: readonly (string | null)[] = [],
): Figure {
  const { unit = 'count', version = 1 } = metricNamed(metric) ?? {};
  const value = unit === 'share' ? 0.75 : unit === 'ms' ? 5_400_000 : 12;
  const before = unit === 'share' ? 0.5 : value / 2;
  const days = dayNumber(period.to) - dayNumber(period.from) + 1;
  return {
    ...{ metric, version, unit, value, n: 8, population: 9 },
    compared: compare ? { value: before, n: 4, population: 4 } : null,
    series: bucket
      ? Array.from({ length: days }, (_, day) => ({
          ...{ bucket: dateOf(dayNumber(period.from) + day), value, n: 2, compared: compare ? before : null },
        }))
      : [],
    groups: groupBy ? groups.map((key) => ({ key, value, n: 3, compared: compare ? before : null })) : [],
  };
}

export function figuresOf(
  asked: FiguresAsked,
  groups: Readonly<Record<string, readonly (string | null)[]>> = {},
): ReportFigures {
  return {
    figures: asked.metrics.map((metric) => figureOf(metric, asked, groups[asked.groupBy ?? ''])),
    asOf: {
      ...{ at: Date.UTC(2026, 10, 22, 8), lastSyncedAt: Date.UTC(2026, 10, 22, 8), behind: 0, waiting: 0 },
      ...{ devices: { known: 5, current: 3 }, archivedBefore: null, reach: 'teams' },
    },
  };
}

export function reportRow(at: number, facts: Partial<ReportRow> = {}): ReportRow {
  return {
    ...{ key: String(at), at: Date.UTC(2026, 10, at), value: null, caseId: idOf(at), number: `1000${at}` },
    ...{ subject: `报修 ${at}`, teamName: '售后支持', agentName: 'Ada Lin', fact: {}, ...facts },
  };
}

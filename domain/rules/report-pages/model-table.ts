import type { ColumnKind, ReportColumn, ReportTable } from '../../report-files/report.ts';
import type { MetricUnit } from '../metrics/metric.ts';
import type { ChartModel } from './chart-model.ts';
import type { WeekModel } from './week-model.ts';

const kinds: Readonly<Record<MetricUnit, ColumnKind>> = {
  ...{ count: 'count', ms: 'duration', share: 'share', score: 'number' },
};

export function kindOf(unit: MetricUnit): ColumnKind {
  return kinds[unit];
}

/** The table behind a chart, with its values as they are: what is a date stays one. */
export function tableOf({ title, placesName, places, series, unit }: ChartModel, countedName: string): ReportTable {
  const isAlong = places.every(({ key }) => /^\d{4}-\d\d-\d\d$/.test(key));
  const columns: ReportColumn[] = [{ key: 'place', label: placesName, kind: isAlong ? 'day' : 'text' }];
  for (const { key, name, counts } of series) {
    columns.push({ key, label: name, kind: kindOf(unit) });
    if (counts) columns.push({ key: `${key} n`, label: `${name}: ${countedName}`, kind: 'count' });
  }
  const rows = places.map(({ key, label }, at) => [
    isAlong ? key : label,
    ...series.flatMap(({ values, counts }) => [values[at] ?? null, ...(counts ? [counts[at] ?? null] : [])]),
  ]);
  return { title, columns, rows };
}

/** The hours of the week: a row for each day. */
export function weekTableOf({ title, hours, days }: WeekModel, dayName: string): ReportTable {
  return {
    title,
    columns: [
      { key: 'day', label: dayName, kind: 'text' },
      ...hours.map((label, hour) => ({ key: `h${hour}`, label, kind: 'count' as const })),
    ],
    rows: days.map(({ label, cells }) => [label, ...cells.map(({ value }) => value)]),
  };
}

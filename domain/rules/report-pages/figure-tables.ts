import type { ReportTable } from '../../report-files/report.ts';
import type { Figure } from '../metrics/figure.ts';
import type { MetricUnit } from '../metrics/metric.ts';
import { kindOf } from './model-table.ts';

interface Words {
  nameOf(metric: string): string;
  titleOf(unit: MetricUnit): string;
  readonly figure: string;
  readonly value: string;
  readonly before: string;
  readonly counted: string;
  readonly population: string;
}

const units = ['count', 'ms', 'share', 'score'] as const;

/** The figures of a page, a table for each unit: the cells of a column are of one kind. */
export function figureTables(figures: readonly Figure[], words: Words): readonly ReportTable[] {
  return units.flatMap((unit) => {
    const those = figures.filter((figure) => figure.unit === unit);
    if (those.length === 0) return [];
    const kind = kindOf(unit);
    return {
      title: words.titleOf(unit),
      columns: [
        { key: 'figure', label: words.figure, kind: 'text' },
        { key: 'value', label: words.value, kind },
        { key: 'before', label: words.before, kind },
        { key: 'counted', label: words.counted, kind: 'count' },
        { key: 'population', label: words.population, kind: 'count' },
      ],
      rows: those.map(({ metric, value, compared, n, population }) => [
        ...[words.nameOf(metric), value, compared?.value ?? null, n, population],
      ]),
    };
  });
}

interface SideWords {
  readonly title: string;
  readonly groupName: string;
  nameOf(metric: string): string;
  groupOf(key: string | null): string;
}

/** Groups side by side, a column for each figure. */
export function sideTable(figures: readonly Figure[], { title, groupName, nameOf, groupOf }: SideWords): ReportTable {
  const keys = [...new Set(figures.flatMap(({ groups }) => groups.map(({ key }) => key)))];
  const found = ({ groups }: Figure, key: string | null) => groups.find((group) => group.key === key)?.value ?? null;
  return {
    title,
    columns: [
      { key: 'group', label: groupName, kind: 'text' },
      ...figures.map(({ metric, unit }) => ({ key: metric, label: nameOf(metric), kind: kindOf(unit) })),
    ],
    rows: keys.map((key) => [groupOf(key), ...figures.map((figure) => found(figure, key))]),
  };
}

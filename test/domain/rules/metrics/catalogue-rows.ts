import { type FactKind, factFields } from '#domain/rules/metrics/fact-fields.ts';
import type { Condition, Metric, MetricArea } from '#domain/rules/metrics/metric.ts';

// The tables of docs/metrics.md, as the code has them.

/** `| created | 1 | case | openedAt | happened | all | count | count | – | – | agentId |` */
function metricRow({ name, version, of, at, counts, where, value, unit, better, clock, agent }: Metric): string {
  const when = 'time' in at ? `\`${at.time}\`` : `stands: \`${at.from}\` … \`${at.to}\``;
  const cells = [
    ...[`\`${name}\``, String(version), of, when, counts, where.length === 0 ? 'all' : where.map(said).join(', ')],
    ...[valueCell(value), unit, better === 'neutral' ? '–' : better, clock ?? '–', `\`${agent}\``],
  ];
  return `| ${cells.join(' | ')} |`;
}

function valueCell(value: Metric['value']): string {
  if ('field' in value) return `${value.statistic} of \`${value.field}\``;
  if ('since' in value) return `${value.statistic} of the time since \`${value.since}\``;
  return value.statistic === 'count' ? 'count' : `share with ${value.where.map(said).join(', ')}`;
}

function said(condition: Condition): string {
  if ('is' in condition) return `\`${condition.field}\` ${condition.is.join(' or ')}`;
  return `\`${condition.field}\` over ${condition.above}`;
}

export function metricTable(area: MetricArea, metrics: readonly Metric[]): readonly string[] {
  return [
    '| metric | version | of | counted at | by the time it | population | value | unit | better | clock | agent |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
    ...metrics.filter((metric) => metric.area === area).map(metricRow),
  ];
}

/** What every kind has stands above the table. */
const common = new Set(['id', 'caseId', 'teamId', 'agentId', 'type', 'channel', 'priority', 'tier', 'product']);

/** `| call | startedAt, endedAt | direction, … | talkMs, … |` */
export function factTable(): readonly string[] {
  const rows = Object.entries(factFields).map(([kind, columns]) => {
    const of = (wanted: (columnKind: string) => boolean) =>
      Object.entries(columns)
        .filter(([field, column]) => !common.has(field) && wanted(column.kind))
        .map(([field]) => field)
        .join(', ') || '–';
    const others = (columnKind: string) => columnKind !== 'time' && columnKind !== 'dimension' && columnKind !== 'id';
    return `| ${kind as FactKind} | ${of((each) => each === 'time')} | ${of((each) => each === 'dimension')} | ${of(others)} |`;
  });
  return ['| fact | times | dimensions of its own | values |', '|---|---|---|---|', ...rows];
}

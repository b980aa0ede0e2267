import type { FactKind } from './fact-fields.ts';
import type { Condition, Metric, MetricArea, MetricUnit } from './metric.ts';

/** What most metrics are like. */
const usual = {
  version: 1,
  where: [],
  value: { statistic: 'count' },
  unit: 'count',
  better: 'neutral',
  clock: null,
  counts: 'happened',
  agent: 'agentId',
} as const satisfies Partial<Metric>;

type Defined = Pick<Metric, 'of' | 'at'> & Partial<Metric>;

/** The metrics of an area, by their names. */
export function metricsOf(area: MetricArea, defined: Readonly<Record<string, Defined>>): readonly Metric[] {
  return Object.entries(defined).map(([name, metric]) => ({ ...usual, ...metric, name, area }));
}

export const is = (field: string, ...values: readonly (string | number)[]): Condition => ({ field, is: values });
export const above = (field: string, than: number): Condition => ({ field, above: than });

/** So many of the population are so as well. */
export function share(...where: readonly Condition[]): Pick<Metric, 'value' | 'unit'> {
  return { value: { statistic: 'share', where }, unit: 'share' };
}

const statistics = ['median', 'mean', 'p90'] as const;

/** A duration in its three statistics: `<name>-median`, `-mean` and `-p90`. Shorter is better. */
export function durations(
  name: string,
  field: string,
  metric: Defined & { readonly of: FactKind },
): Readonly<Record<string, Defined>> {
  const unit: MetricUnit = 'ms';
  return Object.fromEntries(
    statistics.map((statistic) => [
      `${name}-${statistic}`,
      { better: 'down', clock: 'wall', ...metric, value: { statistic, field }, unit } satisfies Defined,
    ]),
  );
}

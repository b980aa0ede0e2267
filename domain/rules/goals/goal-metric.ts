import { metricNamed, metrics } from '../metrics/catalogue.ts';
import type { Metric, MetricUnit } from '../metrics/metric.ts';

/** Targets are kept in whole numbers: counts and milliseconds as they are, shares in hundredths of a percent, means in hundredths. */
export const targetScale: Readonly<Record<MetricUnit, number>> = { count: 1, ms: 1, share: 10_000, score: 100 };

/** The metrics that can be aimed at: those of which it is known whether more or less is better. */
export const goalMetrics: readonly Metric[] = metrics.filter(({ better }) => better !== 'neutral');

export function goalMetric(name: string): Metric | undefined {
  const metric = metricNamed(name);
  return metric?.better === 'neutral' ? undefined : metric;
}

/** The target in the unit of the figure. */
export function targetValue(metric: Metric, target: number): number {
  return target / targetScale[metric.unit];
}

/** Whether it grows with every fact of the period: a count or a sum of what happens, not of what stands. */
export function addsUp({ value, at }: Metric): boolean {
  return 'time' in at && (value.statistic === 'count' || value.statistic === 'sum');
}

/** Whether it says something of a sample, so that few facts say little; a count is what it is. */
export function isSampled({ value }: Metric): boolean {
  return value.statistic !== 'count' && value.statistic !== 'sum';
}

export function fulfils(metric: Metric, value: number, target: number): boolean {
  return metric.better === 'up' ? value >= target : value <= target;
}

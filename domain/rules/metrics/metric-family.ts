import type { Metric, MetricValue } from './metric.ts';
import { Tally } from './tally.ts';

/** What facts give to the statistics of one or several metrics. */
interface Source {
  readonly value: MetricValue;
  readonly keepsValues: boolean;
}

/** Metrics that count the same facts at the same time: what each fact is worth is looked up once for all of them. */
export interface MetricFamily {
  /** Any of them, for what they have in common. */
  readonly common: Metric;
  readonly metrics: readonly Metric[];
  readonly sources: readonly Source[];
  /** The place of a metric's source. */
  placeOf(metric: Metric): number;
}

/** Facts that count together: a tally for each source. */
export type Cell = readonly Tally[];

export function familiesOf(metrics: readonly Metric[]): readonly MetricFamily[] {
  const keyOf = ({ of, at, where, agent }: Metric) => JSON.stringify([of, at, where, agent]);
  return [...Map.groupBy(metrics, keyOf).values()].flatMap((family) => {
    const [common] = family;
    return common ? [familyOf(common, family)] : [];
  });
}

export function familyOf(common: Metric, metrics: readonly Metric[]): MetricFamily {
  const bySource = Map.groupBy(metrics, sourceKey);
  const keys = [...bySource.keys()];
  return {
    common,
    metrics,
    sources: [...bySource.values()].map((same) => ({
      value: (same[0] ?? common).value,
      keepsValues: same.some(({ value: { statistic } }) => statistic === 'median' || statistic === 'p90'),
    })),
    placeOf: (metric) => keys.indexOf(sourceKey(metric)),
  };
}

/** Statistics of one field, or of one age, have one source. */
function sourceKey({ value: { statistic, ...source } }: Metric): string {
  return JSON.stringify([statistic === 'share' || statistic === 'count' ? statistic : '', source]);
}

export function emptyCell({ sources }: MetricFamily): Cell {
  return sources.map(({ keepsValues }) => new Tally(keepsValues));
}

/** What several come to together. */
export function sumOf(family: MetricFamily, cells: readonly Cell[]): Cell {
  const whole = emptyCell(family);
  for (const cell of cells) for (const [place, tally] of cell.entries()) whole[place]?.addAll(tally);
  return whole;
}

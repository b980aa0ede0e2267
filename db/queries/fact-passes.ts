import { fieldOf } from '#domain/rules/metrics/counter.ts';
import type { Fact } from '#domain/rules/metrics/fact-fields.ts';
import type { FactFilters, FigureQuestion } from '#domain/rules/metrics/figure.ts';
import { reachOf } from '#domain/rules/metrics/fold.ts';
import type { Metric } from '#domain/rules/metrics/metric.ts';
import { columnsOf } from '#domain/rules/metrics/metric-columns.ts';
import type { AskedFacts, FactReach } from '../facts/read-facts.ts';

type Asked = Pick<FigureQuestion, 'filters' | 'groupBy'>;

/** Metrics that look at the same facts, so that these are read once. */
export interface FactPass {
  readonly metrics: readonly Metric[];
  readonly facts: AskedFacts;
}

export function factPasses(metrics: readonly Metric[], question: FigureQuestion): readonly FactPass[] {
  const standing = metrics.filter(({ at }) => 'from' in at);
  const together = Map.groupBy(metrics, (metric) => {
    const { of, at } = standing.find((other) => passesBy(other, metric)) ?? metric;
    return JSON.stringify([of, at]);
  });
  return [...together.values()].flatMap((group) => {
    const first = group.find(({ at }) => 'from' in at) ?? group[0];
    return first ? [{ metrics: group, facts: factsFor(first, group, question) }] : [];
  });
}

/** Whatever begins or ends in a stretch of time stands at some moment of it, so that who reads what stands reads that as well. */
function passesBy({ of, at: standing }: Metric, { of: kind, at }: Metric): boolean {
  if (of !== kind || !('from' in standing) || !('time' in at)) return false;
  const end = of === 'reply' && at.time === answered ? standing.to : at.time;
  return [standing.from, standing.to].includes(end);
}

/** Where a customer was answered, the wait ended with that. */
const answered = 'answeredAt' satisfies keyof Fact<'reply'>;

function factsFor({ of, at }: Metric, metrics: readonly Metric[], question: FigureQuestion): AskedFacts {
  return {
    kind: of,
    reach: factReach(at, question),
    columns: [...new Set(metrics.flatMap((metric) => columnsFor(metric, question)))],
    only: narrowed(metrics, question.filters),
  };
}

function factReach(at: Metric['at'], question: FigureQuestion): FactReach {
  const { start, end } = reachOf(question);
  return 'time' in at ? { time: at.time, from: start, to: end } : { standing: at, start, end };
}

/** All that the metric looks at. */
function columnsFor(metric: Metric, { filters, groupBy }: Asked): readonly string[] {
  const dimensions = [...Object.keys(filters), ...(groupBy === null ? [] : [groupBy])];
  return [...columnsOf(metric), ...dimensions.flatMap((dimension) => fieldOf(metric, dimension) ?? [])];
}

/** The filters that mean the same field for all of them: what they keep out need not be read. */
function narrowed(metrics: readonly Metric[], filters: FactFilters): AskedFacts['only'] {
  return Object.entries(filters).flatMap(([dimension, values = []]) => {
    const [column, ...others] = new Set(metrics.map((metric) => fieldOf(metric, dimension)));
    return values.length === 0 || !column || others.length > 0 ? [] : [{ column, values }];
  });
}

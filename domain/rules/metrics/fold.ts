import { endOf, populationOf } from './counter.ts';
import { bucketsAlike, bucketsOf, type Stretch, stretchOf } from './day-period.ts';
import type { AnyFact } from './fact-fields.ts';
import type { Figure, FigureGroup, FigureQuestion, WholeValue } from './figure.ts';
import type { Metric } from './metric.ts';
import { type Cell, familiesOf, familyOf, type MetricFamily } from './metric-family.ts';
import { createPeriodCount, isGroupedBy } from './period-count.ts';
import { isTimeGroup, keysOf } from './time-groups.ts';

/** A figure in the making: facts may be handed in in any order, also such as do not count. */
export interface Fold {
  add(fact: AnyFact): void;
  figure(): Figure;
}

/** Several figures in the making, all of the same kind of fact. */
export interface Folds {
  add(fact: AnyFact): void;
  /** In the order of the metrics. */
  figures(): readonly Figure[];
}

/**
 * Counts a metric in one pass: the whole, its parts by time and by group, and the period it is compared with. Everything is exact, and the same
 * in whatever order the facts come.
 */
export function createFold(metric: Metric, question: FigureQuestion): Fold {
  const fold = familyFold(familyOf(metric, [metric]), question);
  return { add: fold.add, figure: () => fold.sumUp()(metric) };
}

/** The same for several metrics, which is faster than each by itself: what they have in common is looked at once. */
export function createFolds(metrics: readonly Metric[], question: FigureQuestion): Folds {
  const folds = familiesOf([...new Set(metrics)]).map((family) => familyFold(family, question));
  return {
    add(fact) {
      for (const fold of folds) fold.add(fact);
    },
    figures() {
      const summed = folds.map(({ family, sumUp }) => ({ family, figureOf: sumUp() }));
      return metrics.flatMap((metric) =>
        summed.filter(({ family }) => family.metrics.includes(metric)).map(({ figureOf }) => figureOf(metric)),
      );
    },
  };
}

function familyFold(family: MetricFamily, question: FigureQuestion) {
  const { period, compare, bucket: unit } = question;
  const isWanted = populationOf(family.common, question.filters);
  const parts = unit === null ? [] : bucketsOf(period, unit);
  const asked = createPeriodCount(family, question, period, parts);
  const compared = compare && createPeriodCount(family, question, compare, bucketsAlike(parts, period, compare));
  return {
    family,
    add(fact: AnyFact): void {
      if (!isWanted(fact)) return;
      asked.add(fact);
      compared?.add(fact);
    },
    /** The figures of its metrics, of what was handed in so far: what they share is put together once. */
    sumUp(): (metric: Metric) => Figure {
      const [whole, before] = [asked.whole(), compared?.whole()];
      return (metric) => {
        const valueIn = (cell: Cell | undefined) => resultOf(family, metric, cell);
        return {
          ...{ metric: metric.name, version: metric.version, unit: metric.unit },
          ...valueIn(whole),
          compared: before ? valueIn(before) : null,
          series: parts.map(({ from }, at) => {
            const { value, n } = asked.parts.valueIn(metric, at);
            // What has not begun yet has no value, not even none.
            const isBegun = asked.parts.startOf(at) <= question.now;
            return {
              ...{ bucket: from, value: isBegun ? value : null, n },
              compared: compared?.parts.valueIn(metric, at).value ?? null,
            };
          }),
          groups: groupsOf(metric, question, asked.groups, compared?.groups ?? null, valueIn),
        };
      };
    },
  };
}

function resultOf(family: MetricFamily, metric: Metric, cell: Cell | undefined): WholeValue {
  const { statistic } = metric.value;
  const ofNone = statistic === 'count' || statistic === 'sum' ? 0 : null;
  return cell?.[family.placeOf(metric)]?.result(statistic) ?? { value: ofNone, n: 0, population: 0 };
}

type Groups = ReadonlyMap<string | null, Cell>;

function groupsOf(
  metric: Metric,
  { groupBy }: FigureQuestion,
  asked: Groups,
  compared: Groups | null,
  valueIn: (cell: Cell | undefined) => WholeValue,
): readonly FigureGroup[] {
  if (groupBy === null || !isGroupedBy(metric, groupBy)) return [];
  const group = (key: string | null): FigureGroup => {
    const { value, n } = valueIn(asked.get(key));
    return { key, value, n, compared: compared ? valueIn(compared.get(key)).value : null };
  };
  if (isTimeGroup(groupBy)) return keysOf(groupBy).map(group);
  const keys = new Set([...asked.keys(), ...(compared?.keys() ?? [])]);
  return [...keys].map(group).sort((a, b) => b.n - a.n || byKey(a.key, b.key));
}

/** The facts without one come last. */
function byKey(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}

/** The instants that can count for a question, both periods of it: what has to be looked at. */
export function reachOf(question: FigureQuestion): Stretch {
  const stretches = [question.period, ...(question.compare ? [question.compare] : [])].map((period) =>
    stretchOf(period, question),
  );
  return {
    start: Math.min(...stretches.map(({ start }) => start)),
    end: Math.max(...stretches.map((stretch) => endOf(stretch, question.now))),
  };
}

import { endOf, lastMoment, timeIn, valueAt } from './counter.ts';
import { bucketsAlike, bucketsOf, type DayPeriod, type Stretch, stretchOf } from './day-period.ts';
import type { AnyFact } from './fact-fields.ts';
import type { FigureBucket, FigureQuestion, FigureValue } from './figure.ts';
import type { Metric, MetricTime } from './metric.ts';
import { type Cell, emptyCell, type MetricFamily } from './metric-family.ts';

/** The facts of a period by its days, weeks or months. */
export interface SeriesCount {
  add(fact: AnyFact): void;
  bucketsOf(metric: Metric): readonly FigureBucket[];
}

export function createSeriesCount(family: MetricFamily, question: FigureQuestion): SeriesCount {
  const { period, compare, bucket: unit, now } = question;
  const parts = unit === null ? [] : bucketsOf(period, unit);
  const asked = createPartsCount(family, question, parts);
  const compared = compare && createPartsCount(family, question, bucketsAlike(parts, period, compare));
  return {
    add(fact) {
      asked.add(fact);
      compared?.add(fact);
    },
    // What has not begun yet has no value, not even none.
    bucketsOf: (metric) =>
      parts.map(({ from }, at) => {
        const { value, n } = asked.valueIn(metric, at);
        const before = compared?.valueIn(metric, at).value ?? null;
        return { bucket: from, value: asked.startOf(at) > now ? null : value, n, compared: before };
      }),
  };
}

interface PartsCount {
  add(fact: AnyFact): void;
  startOf(at: number): number;
  valueIn(metric: Metric, at: number): FigureValue;
}

/** Facts by parts of the time that follow one another. */
function createPartsCount(family: MetricFamily, question: FigureQuestion, parts: readonly DayPeriod[]): PartsCount {
  const { now } = question;
  const stretches = parts.map((part) => stretchOf(part, question));
  const cells = parts.map(() => emptyCell(family));
  const values = stretches.map((stretch) => {
    const moment = lastMoment(stretch, now);
    return family.sources.map(({ value }) => valueAt(value, moment));
  });
  const addTo = (cell: Cell, at: number, fact: AnyFact) => {
    for (let i = 0; i < cell.length; i++) cell[i]?.add(values[at]?.[i]?.(fact) ?? null);
  };
  const starts = stretches.map(({ start }) => start);
  const ends = stretches.map((stretch) => endOf(stretch, now));
  const placesOf =
    'time' in family.common.at ? happenedIn(family.common, stretches, now) : standsIn(family.common.at, ends);
  return {
    add(fact) {
      const [first, last] = placesOf(fact);
      for (let at = first; at <= last; at++) {
        const cell = cells[at];
        if (cell) addTo(cell, at, fact);
      }
    },
    startOf: (at) => starts[at] ?? 0,
    valueIn: (metric, at) =>
      cells[at]?.[family.placeOf(metric)]?.result(metric.value.statistic) ?? { value: null, n: 0 },
  };
}

/** The buckets that a fact counts in, the first and the last of them; the last before the first, where there are none. */
type Places = (fact: AnyFact) => readonly [first: number, last: number];
const none = [0, -1] as const;

function happenedIn(metric: Metric, stretches: readonly Stretch[], now: number): Places {
  const starts = stretches.map(({ start }) => start);
  const timeOf = timeIn(metric, { start: starts[0] ?? 0, end: stretches.at(-1)?.end ?? 0 }, now);
  return (fact) => {
    const at = timeOf(fact);
    if (at === null) return none;
    const place = countUpTo(starts, at) - 1;
    return [place, place];
  };
}

/** It stands at the end of a bucket if it began before that, and did not end before. */
function standsIn({ from, to }: Extract<MetricTime, { readonly from: string }>, ends: readonly number[]): Places {
  return (fact) => {
    const [begun, ended] = [fact[from], fact[to]];
    if (typeof begun !== 'number') return none;
    return [countUpTo(ends, begun), typeof ended === 'number' ? countUpTo(ends, ended) - 1 : ends.length - 1];
  };
}

/** How many of these, which stand in ascending order, are not above the limit. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

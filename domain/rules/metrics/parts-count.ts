import { endOf, lastMoment, timeIn, valueAt } from './counter.ts';
import { type DayPeriod, type Stretch, stretchOf } from './day-period.ts';
import type { AnyFact } from './fact-fields.ts';
import type { FigureQuestion, FigureValue } from './figure.ts';
import type { Metric, MetricTime } from './metric.ts';
import { type Cell, emptyCell, type MetricFamily, sumOf } from './metric-family.ts';

/** Facts by parts of the time that follow one another. */
export interface PartsCount {
  add(fact: AnyFact): void;
  startOf(at: number): number;
  valueIn(metric: Metric, at: number): FigureValue;
  /** What the time that all parts cover comes to, so that nobody has to count it beside them. */
  whole(): Cell;
}

export function createPartsCount(
  family: MetricFamily,
  question: FigureQuestion,
  parts: readonly DayPeriod[],
): PartsCount {
  const { common } = family;
  const stretches = parts.map((part) => stretchOf(part, question));
  const cells = parts.map(() => emptyCell(family));
  const addTo = adderFor(family, stretches, question.now, cells);
  const isStanding = 'from' in common.at;
  return {
    add:
      'from' in common.at
        ? standing(common.at, stretches, question.now, addTo)
        : happening(common, stretches, question.now, addTo),
    startOf: (at) => stretches[at]?.start ?? 0,
    valueIn: (metric, at) =>
      cells[at]?.[family.placeOf(metric)]?.result(metric.value.statistic) ?? { value: null, n: 0 },
    // What stands when the last part ends stands when all of them do.
    whole: () => (isStanding ? cells.at(-1) : undefined) ?? sumOf(family, cells),
  };
}

type AddTo = (at: number, fact: AnyFact) => void;

function adderFor(family: MetricFamily, stretches: readonly Stretch[], now: number, cells: readonly Cell[]): AddTo {
  const valuesOf = (stretch: Stretch) => family.sources.map(({ value }) => valueAt(value, lastMoment(stretch, now)));
  const values = stretches.map(valuesOf);
  return (at, fact) => {
    const [cell, its] = [cells[at], values[at]];
    if (cell && its) for (let i = 0; i < cell.length; i++) cell[i]?.add(its[i]?.(fact) ?? null);
  };
}

/** A fact counts in the part in which it happened. */
function happening(metric: Metric, stretches: readonly Stretch[], now: number, addTo: AddTo) {
  const starts = stretches.map(({ start }) => start);
  const timeOf = timeIn(metric, { start: starts[0] ?? 0, end: stretches.at(-1)?.end ?? 0 }, now);
  let last = 0;
  return (fact: AnyFact) => {
    const at = timeOf(fact);
    if (at === null) return;
    const part = stretches[last];
    // Facts come by their time more often than not.
    if (!part || at < part.start || at >= part.end) last = countUpTo(starts, at) - 1;
    addTo(last, fact);
  };
}

/** It stands at the end of a part if it began before that, and did not end before. */
function standing(
  { from, to }: Extract<MetricTime, { readonly from: string }>,
  stretches: readonly Stretch[],
  now: number,
  addTo: AddTo,
) {
  const ends = stretches.map((stretch) => endOf(stretch, now));
  return (fact: AnyFact) => {
    const [begun, ended] = [fact[from], fact[to]];
    if (typeof begun !== 'number') return;
    const last = typeof ended === 'number' ? countUpTo(ends, ended) - 1 : ends.length - 1;
    for (let at = countUpTo(ends, begun); at <= last; at++) addTo(at, fact);
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

import { fieldOf, lastMoment, timeIn, valueAt } from './counter.ts';
import { type DayPeriod, type Stretch, stretchOf } from './day-period.ts';
import type { AnyFact } from './fact-fields.ts';
import type { FigureQuestion } from './figure.ts';
import type { Metric } from './metric.ts';
import { type Cell, emptyCell, type MetricFamily } from './metric-family.ts';
import { createPartsCount, type PartsCount } from './parts-count.ts';
import { isTimeGroup, timeKeys } from './time-groups.ts';

type GroupOf = (fact: AnyFact, at: number) => string | null;

/** The facts of one period: as a whole, by its parts, and by the groups that are asked for. */
export interface PeriodCount {
  add(fact: AnyFact): void;
  whole(): Cell;
  readonly parts: PartsCount;
  readonly groups: ReadonlyMap<string | null, Cell>;
}

/** `parts` follow one another within the period; they need not fill it. */
export function createPeriodCount(
  family: MetricFamily,
  question: FigureQuestion,
  period: DayPeriod,
  parts: readonly DayPeriod[],
): PeriodCount {
  const byParts = createPartsCount(family, question, parts);
  const groupOf = groupIn(family.common, question, stretchOf(period, question));
  if (!groupOf && addsUp(family, period, parts))
    return { add: byParts.add, whole: byParts.whole, parts: byParts, groups: new Map() };
  const atOnce = countAtOnce(family, question, period, groupOf);
  return {
    add(fact) {
      byParts.add(fact);
      atOnce.add(fact);
    },
    whole: () => atOnce.whole,
    parts: byParts,
    groups: atOnce.groups,
  };
}

/** Whether the parts make the whole: how long ago something was is another thing at the end of each. */
function addsUp({ common, sources }: MetricFamily, { from, to }: DayPeriod, parts: readonly DayPeriod[]): boolean {
  if ('time' in common.at && sources.some(({ value }) => 'since' in value)) return false;
  return parts[0]?.from === from && parts.at(-1)?.to === to;
}

function countAtOnce(family: MetricFamily, question: FigureQuestion, period: DayPeriod, groupOf: GroupOf | null) {
  const stretch = stretchOf(period, question);
  const timeOf = timeIn(family.common, stretch, question.now);
  const moment = lastMoment(stretch, question.now);
  const values = family.sources.map(({ value }) => valueAt(value, moment));
  const whole = emptyCell(family);
  const groups = new Map<string | null, Cell>();
  const groupCell = (key: string | null): Cell => {
    const cell = groups.get(key) ?? emptyCell(family);
    groups.set(key, cell);
    return cell;
  };
  return {
    whole,
    groups,
    add(fact: AnyFact) {
      const at = timeOf(fact);
      if (at === null) return;
      const group = groupOf && groupCell(groupOf(fact, at));
      for (let i = 0; i < values.length; i++) {
        const value = values[i]?.(fact) ?? null;
        whole[i]?.add(value);
        group?.[i]?.add(value);
      }
    },
  };
}

/** Null where the metric's facts cannot be told apart so. */
function groupIn(metric: Metric, question: FigureQuestion, stretch: Stretch): GroupOf | null {
  const { groupBy } = question;
  if (groupBy === null || !isGroupedBy(metric, groupBy)) return null;
  if (isTimeGroup(groupBy)) {
    const keyAt = timeKeys(groupBy, stretch, question);
    return (_, at) => keyAt(at);
  }
  const field = fieldOf(metric, groupBy) ?? '';
  return (fact) => {
    const value = fact[field];
    return typeof value === 'string' ? value : null;
  };
}

/** Whether a metric can be asked for by this; what stands at an end is of no time of the day. */
export function isGroupedBy(metric: Metric, groupBy: string): boolean {
  return isTimeGroup(groupBy) ? 'time' in metric.at : fieldOf(metric, groupBy) !== null;
}

import { type DayPeriod, type Stretch, stretchOf } from './day-period.ts';
import { type AnyFact, type FactKind, factColumnsOf } from './fact-fields.ts';
import type { FactFilters, FigureQuestion } from './figure.ts';
import type { Condition, Metric, MetricValue } from './metric.ts';

/** A fact as it counts. */
export interface Counted {
  /** The time that puts it into the period; for what stands at its end, when that began. */
  readonly at: number;
  /** What it gives to the statistic: 0 or 1 of a share, null for a count and where it has none. */
  readonly value: number | null;
}

type Asked = Pick<FigureQuestion, 'filters' | 'zone' | 'zones' | 'now'> & { readonly period: DayPeriod };

/** Which facts count for a metric in the period that is asked for, and how; null for one that does not. */
export function createCounter(metric: Metric, asked: Asked): (fact: AnyFact) => Counted | null {
  const isWanted = populationOf(metric, asked.filters);
  const timeOf = timeIn(metric, stretchOf(asked.period, asked), asked.now);
  const valueIn = valueAt(metric.value, lastMoment(stretchOf(asked.period, asked), asked.now));
  return (fact) => {
    const at = timeOf(fact);
    return at === null || !isWanted(fact) ? null : { at, value: valueIn(fact) };
  };
}

/** Whether a fact, whenever it was, is one of those that the metric is about and that are asked for. */
export function populationOf(metric: Metric, filters: FactFilters): (fact: AnyFact) => boolean {
  const tests = metric.where.map(fulfilling);
  for (const [dimension, asked] of Object.entries(filters)) {
    if (asked === undefined || asked.length === 0) continue;
    const field = fieldOf(metric, dimension);
    if (field === null) return () => false;
    const values = new Set<string | number | null>(asked);
    tests.push((fact) => values.has(fact[field] ?? null));
  }
  return allOf(tests);
}

/** The field that a dimension is in the metric's facts; null where they have none such. */
export function fieldOf(metric: Metric, dimension: string): string | null {
  const field = dimension === 'agentId' ? metric.agent : dimension;
  return isDimensionOf(metric.of, field) ? field : null;
}

function isDimensionOf(kind: FactKind, field: string): boolean {
  return factColumnsOf(kind)[field]?.kind === 'dimension';
}

/** The time that puts a fact into a stretch; null for one outside it, or after now. */
export function timeIn({ at }: Metric, stretch: Stretch, now: number): (fact: AnyFact) => number | null {
  const end = endOf(stretch, now);
  if ('time' in at)
    return (fact) => {
      const time = numberIn(fact, at.time);
      return time !== null && time >= stretch.start && time < end ? time : null;
    };
  return (fact) => {
    const from = numberIn(fact, at.from);
    const to = numberIn(fact, at.to);
    return from !== null && from < end && (to === null || to >= end) ? from : null;
  };
}

/** The first instant that does not count any more. */
export function endOf({ end }: Stretch, now: number): number {
  return Math.min(end, now + 1);
}

/** When ages are looked at. */
export function lastMoment({ end }: Stretch, now: number): number {
  return Math.min(end, now);
}

/** What a fact gives to the statistic, when ages are looked at `moment`. */
export function valueAt(value: MetricValue, moment: number): (fact: AnyFact) => number | null {
  if ('field' in value) return (fact) => numberIn(fact, value.field);
  if ('since' in value)
    return (fact) => {
      const since = numberIn(fact, value.since);
      return since === null ? null : Math.max(0, moment - since);
    };
  if (value.statistic === 'count') return () => null;
  const isHit = allOf(value.where.map(fulfilling));
  return (fact) => (isHit(fact) ? 1 : 0);
}

type Test = (fact: AnyFact) => boolean;

/** Most often there is none, or one: hundreds of thousands of facts are asked. */
function allOf(tests: readonly Test[]): Test {
  const [first, ...others] = tests;
  if (!first) return () => true;
  if (others.length === 0) return first;
  const rest = allOf(others);
  return (fact) => first(fact) && rest(fact);
}

function fulfilling(condition: Condition): Test {
  const { field } = condition;
  if ('is' in condition) {
    const [only, ...others] = condition.is;
    if (others.length === 0) return (fact) => fact[field] === only;
    const values = new Set<string | number | null>(condition.is);
    return (fact) => values.has(fact[field] ?? null);
  }
  return (fact) => (numberIn(fact, field) ?? Number.NEGATIVE_INFINITY) > condition.above;
}

function numberIn(fact: AnyFact, field: string): number | null {
  const value = fact[field];
  return typeof value === 'number' ? value : null;
}

import type { ZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import type { DayPeriod } from '#domain/rules/metrics/day-period.ts';
import type { FactFilters, FigureValue } from '#domain/rules/metrics/figure.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { reportFigures } from './report-figures.ts';

/** A goal as its figures are asked for. */
export interface GoalAsked {
  readonly metric: string;
  readonly filters: FactFilters;
  readonly periods: readonly DayPeriod[];
}

export interface GoalsRead {
  readonly goals: readonly GoalAsked[];
  readonly zone: string;
  readonly now: number;
}

interface Pass {
  readonly period: DayPeriod;
  readonly filters: FactFilters;
  readonly metrics: Set<string>;
}

/** For each goal the figures of its periods, in their order. What several goals ask of the same work and days is counted together. */
export function* goalFigures(
  db: ReplicaReader,
  { goals, zone, now }: GoalsRead,
  zones: ZoneOffsets,
): Generator<unknown, readonly (readonly FigureValue[])[]> {
  const passes = new Map<string, Pass>();
  const keyOf = (filters: FactFilters, period: DayPeriod) => JSON.stringify([filters, period.from, period.to]);
  for (const { metric, filters, periods } of goals)
    for (const period of periods) {
      const key = keyOf(filters, period);
      const pass = passes.get(key) ?? { period, filters, metrics: new Set() };
      passes.set(key, pass);
      pass.metrics.add(metric);
    }
  const found = new Map<string, FigureValue>();
  for (const [key, { period, filters, metrics }] of passes) {
    const question = { period, filters, compare: null, bucket: null, groupBy: null, zone, zones, now };
    for (const { metric, value, n } of reportFigures(db, [...metrics], question))
      found.set(`${metric} ${key}`, { value, n });
    yield;
  }
  return goals.map(({ metric, filters, periods }) =>
    periods.map((period) => found.get(`${metric} ${keyOf(filters, period)}`) ?? { value: null, n: 0 }),
  );
}

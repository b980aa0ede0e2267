import { type DayPeriod, stretchOf } from '#domain/rules/metrics/day-period.ts';
import type { AnyFact } from '#domain/rules/metrics/fact-fields.ts';
import type { FactFilters, FigureQuestion } from '#domain/rules/metrics/figure.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { readFacts } from '../facts/read-facts.ts';

/** Which facts a review is of. */
export interface ReviewQuestion extends Pick<FigureQuestion, 'zone' | 'zones' | 'now'> {
  readonly period: DayPeriod;
  readonly filters: FactFilters;
}

/** Those of the period by this time. */
export function reviewFacts(
  db: ReplicaReader,
  kind: 'case' | 'complaint',
  time: string,
  columns: readonly string[],
  { period, filters, now, ...zoned }: ReviewQuestion,
): readonly AnyFact[] {
  const { start, end } = stretchOf(period, zoned);
  const only = Object.entries(filters).flatMap(([column, values = []]) =>
    values.length === 0 ? [] : [{ column, values }],
  );
  const reach = { time, from: start, to: Math.min(end, now + 1) };
  return Array.from(readFacts(db, { kind, reach, columns, only }), (fact) => ({ ...fact }));
}

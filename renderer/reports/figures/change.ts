import type { Metric } from '#domain/rules/metrics/metric.ts';

export interface Change {
  /** Of the compared value; of a share in points, so that 90% after 80% is 0.1. Null where it was nothing before. */
  readonly by: number | null;
  readonly way: 'up' | 'down' | 'same';
  readonly tone: 'good' | 'bad' | 'neutral';
}

/** How a figure moved against the compared period; null where there is nothing to hold it against. */
export function changeOf(
  { unit, better }: Pick<Metric, 'unit' | 'better'>,
  now: number | null,
  before: number | null,
): Change | null {
  if (now === null || before === null) return null;
  const by = unit === 'share' ? now - before : before === 0 ? null : (now - before) / before;
  const way = now === before ? 'same' : now > before ? 'up' : 'down';
  const tone = way === 'same' || better === 'neutral' ? 'neutral' : way === better ? 'good' : 'bad';
  return { by, way, tone };
}

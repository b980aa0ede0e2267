import type { FactKind } from './fact-fields.ts';

export const metricAreas = ['volume', 'timeliness', 'quality', 'calls', 'customers', 'knowledge'] as const;
export type MetricArea = (typeof metricAreas)[number];

export type MetricUnit = 'count' | 'ms' | 'share' | 'score';

/** What a fact has to be like. */
export type Condition =
  | { readonly field: string; readonly is: readonly (string | number)[] }
  | { readonly field: string; readonly above: number };

/** `share`: so many of the population fulfil `where` as well. `since`: how long ago that time is, when the period ends. */
export type MetricValue =
  | { readonly statistic: 'count' }
  | { readonly statistic: 'sum' | 'mean' | 'median' | 'p90'; readonly field: string }
  | { readonly statistic: 'mean' | 'median' | 'p90'; readonly since: string }
  | { readonly statistic: 'share'; readonly where: readonly Condition[] };

/** The time that puts a fact into a period; or what stands when the period ends: from `from` on, and before `to`, which may be none. */
export type MetricTime = { readonly time: string } | { readonly from: string; readonly to: string };

/** What a figure means. One that comes to mean something else gets another version, so that it can be told from what was counted before. */
export interface Metric {
  readonly name: string;
  readonly version: number;
  readonly area: MetricArea;
  readonly of: FactKind;
  readonly at: MetricTime;
  /** The population; all of them, when empty. */
  readonly where: readonly Condition[];
  readonly value: MetricValue;
  readonly unit: MetricUnit;
  /** Whether more of it is good news. */
  readonly better: 'up' | 'down' | 'neutral';
  /** What a duration is counted in: the time on the wall, or the working time of the case's calendar without its pauses. */
  readonly clock: 'wall' | 'business' | null;
  /** Which of the two times `at` is: when it happened, or when the server learned of it. */
  readonly counts: 'happened' | 'recorded';
  /** The field that counts as its agent. */
  readonly agent: string;
}

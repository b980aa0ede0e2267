import { targetScale } from '#domain/rules/goals/goal-metric.ts';
import type { Metric, MetricUnit } from '#domain/rules/metrics/metric.ts';

const minuteMs = 60_000;

/** What people enter, in kept units: a percent, a minute, a case. */
const entered: Readonly<Record<MetricUnit, number>> = {
  count: targetScale.count,
  ms: minuteMs,
  share: targetScale.share / 100,
  score: targetScale.score,
};

export function keptTarget({ unit }: Metric, value: number): number {
  return Math.round(value * entered[unit]);
}

export function enteredTarget({ unit }: Metric, kept: number): number {
  return kept / entered[unit];
}

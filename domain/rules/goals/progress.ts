import type { FigureValue } from '../metrics/figure.ts';
import type { Metric } from '../metrics/metric.ts';
import { addsUp, fulfils, isSampled } from './goal-metric.ts';

/** Fewer facts than this say too little of a share, mean or median for anybody to be judged by it. */
export const leastForGoal = 20;

/**
 * - to-come: the period has not begun
 * - too-few: fewer facts than can be judged by
 * - on-track, at-risk: while the period runs
 * - reached, missed: it is decided, at the latest when the period is over
 */
export type GoalState = 'to-come' | 'too-few' | 'on-track' | 'at-risk' | 'reached' | 'missed';

/**
 * How a goal stands. What adds up is held against the part of the target that is due by now: so much of the target as of the period's time is
 * gone. Everything else is held against the target itself.
 * @param gone how much of the period's time is over, from 0 to 1
 */
export function goalState(metric: Metric, target: number, { value, n }: FigureValue, gone: number): GoalState {
  if (gone <= 0) return 'to-come';
  if (value === null || (isSampled(metric) && n < leastForGoal)) return 'too-few';
  const isOver = gone >= 1;
  const fits = fulfils(metric, value, target);
  if (isOver) return fits ? 'reached' : 'missed';
  if (!addsUp(metric)) return fits ? 'on-track' : 'at-risk';
  // What only grows has reached a floor for good, and is past a ceiling for good.
  if (metric.better === 'up' && fits) return 'reached';
  if (metric.better === 'down' && !fits) return 'missed';
  return fulfils(metric, value, dueBy(target, gone)) ? 'on-track' : 'at-risk';
}

/** So much of what adds up is due when that part of the period is gone. */
function dueBy(target: number, gone: number): number {
  return target * gone;
}

/** How much of the time from `start` to `end` is over. */
export function goneOf({ start, end }: { readonly start: number; readonly end: number }, now: number): number {
  return Math.min(1, Math.max(0, (now - start) / (end - start)));
}

import { type ClockRun, clockRuns } from '../sla/clock-runs.ts';
import { measureRun } from '../sla/measure-run.ts';
import type { ClockKind } from '../sla/service-level.ts';
import type { CaseStory } from './case-story.ts';

/** What ended is measured, whatever was promised. */
type EndedRun = ClockRun & { readonly to: number };

export function runsOf(kind: ClockKind, { life, level }: CaseStory): readonly ClockRun[] {
  return clockRuns(kind, life, level);
}

export function hasEnded(run: ClockRun): run is EndedRun {
  return run.to !== null;
}

/** The working time of a run without its pauses, as the service level counts it. */
export function workMsOf(kind: ClockKind, run: EndedRun, { life, level, hours }: CaseStory): number {
  const target = level.targets[kind] ?? { minutes: 1 };
  return measureRun(kind, target, run, life, { level, hours, now: run.to }).usedMs;
}

import { caseLife } from './case-life.ts';
import { clockRuns } from './clock-runs.ts';
import { type ClockKind, clockKinds } from './service-level.ts';
import { type SlaContext, statusOf } from './sla-clocks.ts';
import type { SlaFacts } from './sla-facts.ts';

/** A promise that is not kept yet. */
export interface Deadline {
  readonly kind: ClockKind;
  readonly state: 'running' | 'warned' | 'paused' | 'breached';
  readonly dueAt: number | null;
  readonly warnAt: number | null;
  readonly leftMs: number;
  readonly breachedInOutage: boolean;
}

/**
 * What is still to be kept, the earliest first; what is paused comes last, by the time it has left. Due and warning instants do not depend
 * on `now`, unless the facts are of the future: they may be stored, and only the state follows the clock.
 */
export function deadlines(facts: SlaFacts, context: SlaContext): readonly Deadline[] {
  const life = caseLife(facts, context.now);
  const found: Deadline[] = [];
  for (const kind of clockKinds) {
    const target = context.level.targets[kind];
    const run = target && clockRuns(kind, life, context.level).at(-1);
    if (!target || !run || run.to !== null) continue;
    const { state, dueAt, warnAt, warned, leftMs, breachedInOutage } = statusOf(kind, target, run, life, context);
    if (state !== 'met')
      found.push({
        kind,
        state: warned && state === 'running' ? 'warned' : state,
        dueAt,
        warnAt,
        leftMs,
        breachedInOutage,
      });
  }
  return found.sort(byUrgency);
}

/** The most urgent of them, for a list; null when nothing is promised any more. */
export function nextDeadline(facts: SlaFacts, context: SlaContext): Deadline | null {
  return deadlines(facts, context)[0] ?? null;
}

function byUrgency(a: Deadline, b: Deadline): number {
  if (a.dueAt !== null && b.dueAt !== null) return a.dueAt - b.dueAt;
  if (a.dueAt === null && b.dueAt === null) return a.leftMs - b.leftMs;
  return a.dueAt === null ? 1 : -1;
}

import type { CaseStatus } from '../../model/choices.ts';
import { minuteMs } from '../calendar/local-date.ts';
import { type CaseLife, caseLife } from './case-life.ts';
import { type ClockRun, clockRuns } from './clock-runs.ts';
import { type MeasuredBy, measureRun, type Pause } from './measure-run.ts';
import { type ClockKind, clockKinds, type Target } from './service-level.ts';
import type { SlaFacts } from './sla-facts.ts';

/** A time in which the server, or the device of who was to act, could not be reached; `to` is null while it lasts. */
export interface Outage {
  readonly from: number;
  readonly to: number | null;
}

export interface SlaContext extends MeasuredBy {
  readonly outages: readonly Outage[];
}

/** One promise of a clock as it stands. The instant that is due is the last one in time: later is breached. */
export interface ClockStatus {
  readonly state: 'running' | 'paused' | 'met' | 'breached';
  readonly startedAt: number;
  /** Null while a pause leaves it open, or when the calendar opens no more. */
  readonly dueAt: number | null;
  readonly warnAt: number | null;
  /** The warning is due, and neither the end nor the breach has come. */
  readonly warned: boolean;
  /** When the promise was kept, in time or late; null while it is not. */
  readonly doneAt: number | null;
  readonly targetMs: number;
  /** Working time, as all of these. */
  readonly usedMs: number;
  readonly leftMs: number;
  readonly overMs: number;
  /** What holds it now, breached or not; null when it runs or is done. */
  readonly pausedBy: CaseStatus | null;
  readonly pauses: readonly Pause[];
  /** Breached at an instant of an outage, or before the server had even learned of what began it. */
  readonly breachedInOutage: boolean;
  /** Kept in time, but the server learned of it only after it was due: until then it looked breached. */
  readonly recordedLate: boolean;
}

export interface KeptClock extends ClockStatus {
  readonly kind: ClockKind;
  /** The promises before this one, for the clocks that begin anew: next reply and periodic update. */
  readonly earlier: readonly ClockStatus[];
}

export interface ClockNotApplicable {
  readonly kind: ClockKind;
  readonly state: 'not-applicable';
}

export type SlaClock = KeptClock | ClockNotApplicable;

/**
 * All clocks of a case. They are reckoned from its whole life by the level and calendar in force now: a changed priority or level counts
 * from the opening, and the time already used stays used. Give the facts of the timeline; a row's know no earlier promises.
 */
export function slaClocks(facts: SlaFacts, context: SlaContext): readonly SlaClock[] {
  const life = caseLife(facts, context.now);
  return clockKinds.map((kind) => {
    const target = context.level.targets[kind];
    const runs = target ? clockRuns(kind, life, context.level) : [];
    const last = runs.at(-1);
    if (!target || !last) return { kind, state: 'not-applicable' };
    return {
      kind,
      ...statusOf(kind, target, last, life, context),
      earlier: runs.slice(0, -1).map((run) => statusOf(kind, target, run, life, context)),
    };
  });
}

export function statusOf(
  kind: ClockKind,
  target: Target,
  run: ClockRun,
  life: CaseLife,
  context: SlaContext,
): ClockStatus {
  const { usedMs, dueAt, warnAt, pauses, pausedBy } = measureRun(kind, target, run, life, context);
  const targetMs = target.minutes * minuteMs;
  const late = dueAt !== null && (run.to ?? context.now) > dueAt;
  const open = run.to === null && !late;
  return {
    state: stateOf(run.to !== null, late, pausedBy !== null),
    startedAt: run.from,
    dueAt,
    warnAt,
    warned: open && warnAt !== null && context.now >= warnAt,
    doneAt: run.to,
    targetMs,
    usedMs,
    leftMs: Math.max(0, targetMs - usedMs),
    overMs: Math.max(0, usedMs - targetMs),
    pausedBy,
    pauses,
    breachedInOutage: late && (lies(dueAt, context.outages) || (run.fromRecordedAt ?? dueAt) > dueAt),
    recordedLate: run.to !== null && !late && dueAt !== null && (run.toRecordedAt ?? dueAt) > dueAt,
  };
}

function stateOf(done: boolean, late: boolean, paused: boolean): ClockStatus['state'] {
  if (late) return 'breached';
  if (done) return 'met';
  return paused ? 'paused' : 'running';
}

function lies(instant: number, outages: readonly Outage[]): boolean {
  return outages.some(({ from, to }) => from <= instant && (to === null || instant <= to));
}

import type { CaseStatus } from '../../model/choices.ts';
import { minuteMs } from '../calendar/local-date.ts';
import type { WorkingTime } from '../calendar/working-time.ts';
import type { CaseLife, StatusPeriod } from './case-life.ts';
import type { ClockRun } from './clock-runs.ts';
import { isPaused } from './pausing.ts';
import type { ClockKind, ServiceLevel, Target } from './service-level.ts';

/** A time that does not count against the team. */
export interface Pause {
  readonly status: CaseStatus;
  readonly from: number;
  /** Null while it lasts. */
  readonly to: number | null;
  /** How long it lasted, so far. */
  readonly ms: number;
  /** How much working time of the calendar that was: what the pause gave to the team. */
  readonly workingMs: number;
}

export interface MeasuredRun {
  readonly usedMs: number;
  /** When the target is used up; null while a pause leaves that open, or when the calendar opens no more. */
  readonly dueAt: number | null;
  readonly warnAt: number | null;
  readonly pauses: readonly Pause[];
  /** The status that holds it now; null when it runs or is over. */
  readonly pausedBy: CaseStatus | null;
}

/** What is given to every measurement of a case. */
export interface MeasuredBy {
  readonly level: ServiceLevel;
  /** The level's calendar. */
  readonly hours: WorkingTime;
  readonly now: number;
}

/** Walks through the statuses of the case, counting working time where the clock is not paused. */
export function measureRun(
  kind: ClockKind,
  target: Target,
  run: ClockRun,
  life: CaseLife,
  { level, hours, now }: MeasuredBy,
): MeasuredRun {
  const targetMs = target.minutes * minuteMs;
  const warnMs = warningAfter(targetMs, level);
  const pauses: Pause[] = [];
  let usedMs = 0;
  let dueAt: number | null = null;
  let warnAt: number | null = null;
  let pausedBy: CaseStatus | null = null;
  for (const { period, from, to, isLast } of stretches(run, life)) {
    const workingMs = hours.between(from, Math.min(to, now));
    if (isPaused(kind, target, period.status) && !endedByCustomer(kind, period, run)) {
      if (to > from) pauses.push(pauseOf(period.status, from, to, workingMs, now));
      if (to === Number.POSITIVE_INFINITY) pausedBy = period.status;
      continue;
    }
    // What goes on, or went on when the promise was kept, has no end of its own to be due before.
    const countedMs = isLast ? Number.POSITIVE_INFINITY : workingMs;
    if (usedMs + countedMs >= targetMs) dueAt ??= hours.after(from, targetMs - usedMs);
    if (usedMs + countedMs >= warnMs) warnAt ??= hours.after(from, warnMs - usedMs);
    usedMs += workingMs;
  }
  return { usedMs, dueAt, warnAt, pauses, pausedBy };
}

interface Stretch {
  readonly period: StatusPeriod;
  readonly from: number;
  /** Infinite while the run goes on in it. */
  readonly to: number;
  readonly isLast: boolean;
}

/** The periods of the case within the run, each cut to it: at least one. */
function stretches(run: ClockRun, life: CaseLife): Stretch[] {
  const end = run.to ?? Number.POSITIVE_INFINITY;
  const found: Stretch[] = [];
  for (const period of life.periods) {
    const periodEnd = period.to ?? Number.POSITIVE_INFINITY;
    if (periodEnd <= run.from) continue;
    const isLast = periodEnd >= end;
    found.push({ period, from: Math.max(period.from, run.from), to: Math.min(periodEnd, end), isLast });
    if (isLast) break;
  }
  return found;
}

function warningAfter(targetMs: number, { warning }: ServiceLevel): number {
  if ('share' in warning) return Math.floor(targetMs * warning.share);
  return Math.max(0, targetMs - warning.minutesBefore * minuteMs);
}

/** The wait for the customer is over when the customer writes, whether or not anybody has changed the status since. */
function endedByCustomer(kind: ClockKind, period: StatusPeriod, run: ClockRun): boolean {
  return kind === 'next-reply' && period.status === 'pending-customer' && period.from <= run.from;
}

function pauseOf(status: CaseStatus, from: number, to: number, workingMs: number, now: number): Pause {
  const lasts = to === Number.POSITIVE_INFINITY;
  return { status, from, to: lasts ? null : to, ms: (lasts ? now : to) - from, workingMs };
}

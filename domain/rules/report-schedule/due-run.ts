import type { FieldsOf } from '../../model/collections.ts';
import type { ZoneOffsets } from '../calendar/zone-offsets.ts';
import { latestRun, runsBetween } from './next-run.ts';

type Schedule = Pick<FieldsOf<'reportSchedule'>, 'state' | 'timing' | 'since' | 'askedAt'>;

/** When the last run of each kind was due; null where there was none. */
export interface LastRuns {
  readonly planned: number | null;
  readonly asked: number | null;
}

export interface DueRun {
  readonly reason: 'planned' | 'asked';
  readonly dueAt: number;
  /** So many runs before it nobody made: it is the one that makes up for them. */
  readonly missed: number;
}

/** More than a year of days is not told apart. */
const mostMissed = 400;

/**
 * What is to be made now. However many runs were missed, only the latest is made: who was to read the others has had them by then, or
 * wants to know how things stand now.
 */
export function dueRun({ state, timing, since, askedAt }: Schedule, last: LastRuns, now: number, zones: ZoneOffsets) {
  if (state === 'removed') return null;
  if (askedAt !== null && askedAt <= now && askedAt > (last.asked ?? Number.NEGATIVE_INFINITY))
    return { reason: 'asked', dueAt: askedAt, missed: 0 } satisfies DueRun;
  if (state === 'paused') return null;
  const dueAt = latestRun(timing, now, zones);
  const before = Math.max(since, last.planned ?? since);
  if (dueAt <= before) return null;
  const missed = runsBetween(timing, before, dueAt, mostMissed, zones) - 1;
  return { reason: 'planned', dueAt, missed } satisfies DueRun;
}

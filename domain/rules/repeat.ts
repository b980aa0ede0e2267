import type { RepeatRule } from '../model/repeat-rule.ts';
import { dateOf, dayMs, dayNumber, minuteMs } from './calendar/local-date.ts';
import { instantOfWallTime } from './calendar/wall-time.ts';
import { isZone, type ZoneOffsets } from './calendar/zone-offsets.ts';

/** As many as there are ids that follow from a first one. */
const mostRounds = 0xffff;

/** One of a repeating promise: the how manieth, from 0, and when it is due. */
export interface Occurrence {
  readonly round: number;
  readonly dueAt: number;
}

/** The day of a round. Counted from the first day, not from the round before: the 31st comes back after a short month. */
export function dayOfRound({ every, unit, from }: Pick<RepeatRule, 'every' | 'unit' | 'from'>, round: number): number {
  const first = dayNumber(from);
  if (unit !== 'month') return first + round * every * (unit === 'week' ? 7 : 1);
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + round * every;
  const [year, month] = [Math.floor(months / 12), months % 12];
  const firstOfMonth = Date.UTC(year, month, 1) / dayMs;
  const daysOfMonth = Date.UTC(year, month + 1, 1) / dayMs - firstOfMonth;
  return firstOfMonth + Math.min(Number(from.slice(8, 10)), daysOfMonth) - 1;
}

function dueAt(rule: RepeatRule, round: number, zones: Pick<ZoneOffsets, 'offset'>): number {
  // A zone that this runtime has never heard of is better late than never.
  const zone = isZone(rule.zone) ? rule.zone : 'UTC';
  return instantOfWallTime(dayOfRound(rule, round) * dayMs + rule.minute * minuteMs, zone, zones);
}

function isWithin({ until, times, ...rule }: RepeatRule, round: number): boolean {
  if (round >= mostRounds || (times !== null && round >= times)) return false;
  return until === null || dateOf(dayOfRound(rule, round)) <= until;
}

const longestDays = { day: 1, week: 7, month: 31 } as const;

/**
 * The one after a round: the first that is due after `now`, so that what was left undone for a week does not come seven times. It counts all the
 * same. None when the series is over.
 */
export function nextOccurrence(
  rule: RepeatRule,
  round: number,
  now: number,
  zones: Pick<ZoneOffsets, 'offset'>,
): Occurrence | undefined {
  // No round before this guess can be due after now.
  const elapsed = (now - dayNumber(rule.from) * dayMs) / (longestDays[rule.unit] * rule.every * dayMs);
  for (let next = Math.max(round + 1, Math.floor(elapsed) - 1); isWithin(rule, next); next++) {
    const at = dueAt(rule, next, zones);
    if (at > now) return { round: next, dueAt: at };
  }
  return undefined;
}

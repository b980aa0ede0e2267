import { dayMs, minuteMs } from './calendar/local-date.ts';
import { instantOfWallTime } from './calendar/wall-time.ts';
import type { WorkingTime } from './calendar/working-time.ts';
import type { ZoneOffsets } from './calendar/zone-offsets.ts';
import type { FollowUpRules } from './definitions/follow-up-rules.ts';

/** Where and when a customer could not be reached. */
export interface Tried {
  /** How often by now, this time among them. */
  readonly attempts: number;
  readonly now: number;
  readonly hours: WorkingTime;
  /** Whose days are meant. */
  readonly zone: string;
  readonly zones: Pick<ZoneOffsets, 'offset'>;
}

/** Where nobody keeps hours, a day's work begins at nine. */
const usualMorning = 9 * 60 * minuteMs;

/** When to try again, by the workspace's rule and within its hours; none when the calendar opens no more. */
export function nextTry({ retries }: Pick<FollowUpRules, 'retries'>, tried: Tried): number | undefined {
  const { attempts, now, hours } = tried;
  const retry = retries[Math.min(Math.max(attempts, 1), retries.length) - 1];
  if (!retry) return undefined;
  if ('workingDays' in retry) return morningAfter(retry.workingDays, tried);
  const at = hours.after(now, retry.minutes * minuteMs);
  // What ends as the doors close is for when they open again.
  return (at === null ? undefined : hours.nextOpening(at)) ?? undefined;
}

/** When work begins on the nth working day after today. */
function morningAfter(days: number, { now, hours, zone, zones }: Tried): number | undefined {
  let day = Math.floor((now + zones.offset(zone, now)) / dayMs);
  let opening: number | null = null;
  for (let n = 0; n < days; n++) {
    const midnight = instantOfWallTime((day + 1) * dayMs, zone, zones);
    opening = hours.nextOpening(midnight);
    if (opening === null) return undefined;
    day = Math.floor((opening + zones.offset(zone, opening)) / dayMs);
    // Round the clock: nobody is called at midnight.
    if (opening === midnight) opening = instantOfWallTime(day * dayMs + usualMorning, zone, zones);
  }
  return opening ?? undefined;
}

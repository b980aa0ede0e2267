import { dayMs, dayNumber } from '../calendar/local-date.ts';
import type { ZoneOffsets } from '../calendar/zone-offsets.ts';

export const halfHourMs = 1_800_000;
const halfHours = 48;

/** A call that came in, answered or missed. */
export interface ArrivedCall {
  readonly at: number;
  /** How long it kept an agent busy, after-call work included; null for one that nobody answered. */
  readonly handleMs: number | null;
}

/** A half hour of the clock on the zone's wall, over all the days that were looked at. */
export interface HalfHourLoad {
  /** Minutes after midnight. */
  readonly minute: number;
  /** How often it came: on a day of the change of time it may come twice, or not at all. */
  readonly times: number;
  /** In all of them together. */
  readonly calls: number;
  /** Per half hour. */
  readonly mean: number;
  /** In the busiest of them. */
  readonly most: number;
  /** Mean over the answered ones: of this half hour when it has `enough`, else of all that were given; null when nobody answered any. */
  readonly handleMs: number | null;
}

export interface LoadQuestion {
  /** Days of `zone` that are alike, such as the last eight Mondays that were no holiday. */
  readonly days: readonly string[];
  readonly zone: string;
  readonly zones: ZoneOffsets;
}

/** Fewer answered calls than these say little about how long one takes. */
const enough = 10;

/** The 48 half hours of such a day. Calls of other days are left out. */
export function halfHourLoad(calls: Iterable<ArrivedCall>, question: LoadQuestion): readonly HalfHourLoad[] {
  const stretches = stretchesOf(question);
  const all = newTalk();
  const each = Array.from({ length: halfHours }, newTalk);
  for (const { at, handleMs } of calls) {
    const { key, index } = placeOf(at, question.zones.offset(question.zone, at));
    const stretch = stretches.get(key);
    if (!stretch) continue;
    stretch.calls++;
    if (handleMs === null) continue;
    note(all, handleMs);
    note(each[index], handleMs);
  }
  return each.map((talk, index) => {
    const counts = [...stretches.values()]
      .filter((stretch) => stretch.index === index)
      .map(({ calls: count }) => count);
    const sum = counts.reduce((total, count) => total + count, 0);
    return {
      minute: index * 30,
      times: counts.length,
      calls: sum,
      mean: counts.length > 0 ? sum / counts.length : 0,
      most: Math.max(0, ...counts),
      handleMs: meanOf(talk.count >= enough ? talk : all),
    };
  });
}

interface Stretch {
  readonly index: number;
  calls: number;
}

/** Every half hour that the zone's clocks showed on these days; one that autumn shows twice is there twice, for its offset differs. */
function stretchesOf({ days, zone, zones }: LoadQuestion): Map<string, Stretch> {
  const stretches = new Map<string, Stretch>();
  for (const day of new Set(days.map(dayNumber))) {
    const midnight = day * dayMs;
    for (const { from, to, offset } of zones.segments(zone, midnight - dayMs, midnight + 2 * dayMs))
      for (let index = 0; index < halfHours; index++) {
        const at = midnight + index * halfHourMs - offset;
        if (at >= from && at < to) stretches.set(placeOf(at, offset).key, { index, calls: 0 });
      }
  }
  return stretches;
}

function placeOf(at: number, offset: number): { readonly key: string; readonly index: number } {
  const halfHour = Math.floor((at + offset) / halfHourMs);
  return { key: `${halfHour} ${offset}`, index: ((halfHour % halfHours) + halfHours) % halfHours };
}

interface Talk {
  count: number;
  ms: number;
}

function newTalk(): Talk {
  return { count: 0, ms: 0 };
}

function note(talk: Talk | undefined, ms: number): void {
  if (!talk) return;
  talk.count++;
  talk.ms += ms;
}

function meanOf({ count, ms }: Talk): number | null {
  return count > 0 ? ms / count : null;
}

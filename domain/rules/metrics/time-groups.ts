import { dayMs, weekdayOf } from '../calendar/local-date.ts';
import type { OffsetSegment } from '../calendar/zone-offsets.ts';
import type { Stretch } from './day-period.ts';
import type { Zoned } from './zone-clock.ts';

/** Parts of the time that facts can be grouped by: `09`, `1` for Monday, `1-09`. */
export const timeGroups = ['hour', 'weekday', 'weekday-hour'] as const;
export type TimeGroup = (typeof timeGroups)[number];

const hourMs = 3_600_000;
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
const weekdays = Array.from({ length: 7 }, (_, day) => String(day + 1));

const keys: Readonly<Record<TimeGroup, readonly string[]>> = {
  hour: hours,
  weekday: weekdays,
  'weekday-hour': weekdays.flatMap((day) => hours.map((hour) => `${day}-${hour}`)),
};

export function isTimeGroup(name: string): name is TimeGroup {
  return (timeGroups as readonly string[]).includes(name);
}

/** All of them, in order. */
export function keysOf(group: TimeGroup): readonly string[] {
  return keys[group];
}

/** Which part of the time an instant of the stretch falls in, by the clock on the zone's wall. */
export function timeKeys(group: TimeGroup, { start, end }: Stretch, { zone, zones }: Zoned): (at: number) => string {
  const segments = zones.segments(zone, start, end);
  return (at) => {
    const wall = at + offsetIn(segments, at);
    const day = Math.floor(wall / dayMs);
    const hour = Math.floor((wall - day * dayMs) / hourMs);
    const place = group === 'hour' ? hour : weekdayOf(day) * (group === 'weekday' ? 1 : 24);
    return keys[group][group === 'weekday-hour' ? place + hour : place] ?? '';
  };
}

/** A period has a handful of segments at the most, save for one of many years. */
function offsetIn(segments: readonly OffsetSegment[], at: number): number {
  return (segments.find(({ to }) => at < to) ?? segments.at(-1))?.offset ?? 0;
}

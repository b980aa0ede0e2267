import type { RunTiming } from '../../model/report-schedule-fields.ts';
import { dateOf, dayMs, minuteMs, weekdayOf } from '../calendar/local-date.ts';
import type { ZoneOffsets } from '../calendar/zone-offsets.ts';

/** Between two runs lies a month at most; a day more for a zone that leaves one out. */
const mostDays = 33;

/** The first run after the moment. */
export function nextRun(timing: RunTiming, after: number, zones: ZoneOffsets): number {
  const first = localDay(after, timing.zone, zones) - 1;
  for (let day = first; day <= first + mostDays; day++) {
    const at = runOn(day, timing, zones);
    if (at !== null && at > after) return at;
  }
  throw new RangeError('a timing without a next run');
}

/** The last run at the moment or before it. */
export function latestRun(timing: RunTiming, at: number, zones: ZoneOffsets): number {
  const last = localDay(at, timing.zone, zones) + 1;
  for (let day = last; day >= last - mostDays - 1; day--) {
    const run = runOn(day, timing, zones);
    if (run !== null && run <= at) return run;
  }
  throw new RangeError('a timing without an earlier run');
}

/** How many runs lie after one moment and up to another; counted no further than `most`. */
export function runsBetween(timing: RunTiming, after: number, until: number, most: number, zones: ZoneOffsets): number {
  let count = 0;
  for (let at = nextRun(timing, after, zones); at <= until && count < most; at = nextRun(timing, at, zones)) count++;
  return count;
}

/** When that day's run is; null where the day has none. */
function runOn(day: number, timing: RunTiming, zones: ZoneOffsets): number | null {
  if (!isMeant(day, timing)) return null;
  const [hours = 0, minutes = 0] = timing.time.split(':').map(Number);
  return firstShowing(day * dayMs + (hours * 60 + minutes) * minuteMs, timing.zone, zones);
}

function isMeant(day: number, { every, weekday, monthDay }: RunTiming): boolean {
  switch (every) {
    case 'day':
      return true;
    case 'weekday':
      return weekdayOf(day) < 5;
    case 'week':
      return weekdayOf(day) === weekday;
    case 'month': {
      const date = Number(dateOf(day).slice(8));
      return date === monthDay || (date < monthDay && dateOf(day + 1).endsWith('-01'));
    }
  }
}

/** The day that clocks of the zone show. */
function localDay(at: number, zone: string, zones: ZoneOffsets): number {
  return Math.floor((at + zones.offset(zone, at)) / dayMs);
}

/** The first moment at which clocks show the wall time, or are past it, for spring left it out. */
function firstShowing(wall: number, zone: string, zones: ZoneOffsets): number {
  const from = wall - 2 * dayMs;
  for (const segment of zones.segments(zone, from, wall + 2 * dayMs)) {
    const at = wall - segment.offset;
    if (at < segment.to) return Math.max(at, segment.from);
  }
  throw new RangeError('a zone whose clocks are two days off');
}

/** The day of the zone on which a run is, by which its period is told. */
export function dayOfRun(at: number, zone: string, zones: ZoneOffsets): string {
  return dateOf(localDay(at, zone, zones));
}

/** `2026-11-23 09:30` */
export function wallTimeOf(at: number, zone: string, zones: ZoneOffsets): string {
  const wall = at + zones.offset(zone, at);
  const day = Math.floor(wall / dayMs);
  const minutes = Math.floor((wall - day * dayMs) / minuteMs);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${dateOf(day)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

import { dayMs } from './local-date.ts';

/** While a zone's clocks stand `offset` milliseconds ahead of UTC: from `from` (included) to `to`. */
export interface OffsetSegment {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

export interface ZoneOffsets {
  /** How far the zone's clocks stand ahead of UTC at the instant. */
  offset(zone: string, instant: number): number;
  /** The segments that fill `from`..`to` without a gap, in order. They are kept: calendars of a zone share them. */
  segments(zone: string, from: number, to: number): readonly OffsetSegment[];
}

/**
 * Time zones by the runtime's own tz database: the one place of the domain that asks `Intl`, and always for a named zone in a fixed
 * language, so that neither the machine's zone nor its language counts. Keep one: a formatter is costly to make.
 */
export function createZoneOffsets(): ZoneOffsets {
  const formatters = new Map<string, Intl.DateTimeFormat>();
  const kept = new Map<string, readonly OffsetSegment[]>();
  const offset = (zone: string, instant: number): number => {
    const formatter = formatters.get(zone) ?? formatterFor(zone);
    formatters.set(zone, formatter);
    return offsetAt(formatter, instant);
  };
  return {
    offset,
    segments(zone, from, to) {
      const key = `${zone} ${from} ${to}`;
      const segments = kept.get(key) ?? segmentsBy((at) => offset(zone, at), from, to);
      kept.set(key, segments);
      return segments;
    },
  };
}

/** Whether this runtime knows the zone. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    formatterFor(zone);
    return true;
  } catch {
    return false;
  }
}

/** No zone moves its clocks twice within a day, so a look at every day finds every move. */
function segmentsBy(offsetOf: (at: number) => number, from: number, to: number): readonly OffsetSegment[] {
  const segments: OffsetSegment[] = [];
  let start = from;
  let offset = offsetOf(from);
  let seen = from;
  while (seen < to) {
    const next = Math.min(seen + dayMs, to);
    const nextOffset = offsetOf(next);
    if (nextOffset !== offset) {
      const moved = firstWith(nextOffset, seen, next, offsetOf);
      segments.push({ from: start, to: moved, offset });
      start = moved;
      offset = nextOffset;
    }
    seen = next;
  }
  if (start < to) segments.push({ from: start, to, offset });
  return segments;
}

/** The first second after `before` that has the offset; `found` has it, `before` has not. */
function firstWith(offset: number, before: number, found: number, offsetOf: (at: number) => number): number {
  let without = Math.floor(before / 1000);
  let having = Math.ceil(found / 1000);
  while (having - without > 1) {
    const middle = Math.floor((without + having) / 2);
    if (offsetOf(middle * 1000) === offset) having = middle;
    else without = middle;
  }
  return having * 1000;
}

function formatterFor(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
}

function offsetAt(formatter: Intl.DateTimeFormat, at: number): number {
  const second = Math.floor(at / 1000) * 1000;
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatter.formatToParts(second)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: seconds = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, seconds) - second;
}

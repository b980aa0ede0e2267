import type { HoursOfDay } from './hours-of-day.ts';
import { dayMs, minuteMs } from './local-date.ts';
import type { OffsetSegment } from './zone-offsets.ts';

/** A block's days. Blocks are counted from 1970 UTC and have nothing to do with years. */
export const blockDays = 512;
export const blockMs = blockDays * dayMs;

/** All opening times of 512 days, as instants: what is looked up thousands of times is laid out once. */
export interface OpenBlock {
  readonly start: number;
  /** When the calendar opens and closes; closing and the next opening are never the same instant. */
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  /** Working milliseconds of the block before the opening of the same index. */
  readonly before: Float64Array;
  readonly total: number;
  /** For each UTC day of the block the first opening time that is not over when it begins. */
  readonly firstOfDay: Uint32Array;
}

/**
 * Open is when the zone's wall clock shows a minute within one of the date's spans. So a span over an hour that spring skips is shorter by
 * it, and an hour that autumn repeats is worked twice.
 */
export function openBlock(index: number, hours: HoursOfDay, segments: readonly OffsetSegment[]): OpenBlock {
  const opens: number[] = [];
  const closes: number[] = [];
  const add = (from: number, to: number): void => {
    if (from >= to) return;
    if (closes.at(-1) === from) closes[closes.length - 1] = to;
    else {
      opens.push(from);
      closes.push(to);
    }
  };
  for (const segment of segments) {
    const lastDay = Math.ceil((segment.to + segment.offset) / dayMs) - 1;
    for (let day = Math.floor((segment.from + segment.offset) / dayMs); day <= lastDay; day += 1) {
      const midnight = day * dayMs - segment.offset;
      for (const span of hours.on(day))
        add(
          Math.max(midnight + span.from * minuteMs, segment.from),
          Math.min(midnight + span.to * minuteMs, segment.to),
        );
    }
  }
  return indexed(index * blockMs, Float64Array.from(opens), Float64Array.from(closes));
}

function indexed(start: number, opens: Float64Array, closes: Float64Array): OpenBlock {
  const before = new Float64Array(opens.length);
  let total = 0;
  for (let i = 0; i < opens.length; i += 1) {
    before[i] = total;
    total += at(closes, i) - at(opens, i);
  }
  const firstOfDay = new Uint32Array(blockDays);
  let first = 0;
  for (let day = 0; day < blockDays; day += 1) {
    while (first < closes.length && at(closes, first) <= start + day * dayMs) first += 1;
    firstOfDay[day] = first;
  }
  return { start, opens, closes, before, total, firstOfDay };
}

/** The first opening time of the block that is not over at the instant; the number of them all if every one is. */
export function openingAfter(block: OpenBlock, instant: number): number {
  let i = at(block.firstOfDay, Math.floor((instant - block.start) / dayMs));
  while (i < block.closes.length && at(block.closes, i) <= instant) i += 1;
  return i;
}

/** Working milliseconds of the block before the instant, which lies within it. */
export function workedBefore(block: OpenBlock, instant: number): number {
  const i = openingAfter(block, instant);
  if (i === block.opens.length) return block.total;
  return at(block.before, i) + Math.max(0, instant - at(block.opens, i));
}

/** The first instant of the block before which `amount` is worked: more than nothing, and no more than the block has. */
export function instantOf(block: OpenBlock, amount: number): number {
  let low = 0;
  let high = block.opens.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (at(block.before, middle) < amount) low = middle;
    else high = middle - 1;
  }
  return at(block.opens, low) + amount - at(block.before, low);
}

/** The array's value at an index that is known to be within it. */
export function at(array: Float64Array | Uint32Array, index: number): number {
  return array[index] ?? 0;
}

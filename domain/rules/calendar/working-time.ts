import type { BusinessCalendar } from './business-calendar.ts';
import { hoursOfDay, isRoundTheClock } from './hours-of-day.ts';
import {
  at,
  blockDays,
  blockMs,
  instantOf,
  type OpenBlock,
  openBlock,
  openingAfter,
  workedBefore,
} from './open-block.ts';
import type { ZoneOffsets } from './zone-offsets.ts';

/** A calendar to be reckoned with. Instants are milliseconds since 1970 UTC, amounts are milliseconds of working time. */
export interface WorkingTime {
  isOpen(instant: number): boolean;
  /** The first open instant, this one if it is; null when the calendar opens no more. */
  nextOpening(instant: number): number | null;
  /** The first closed instant, this one if it is; null when the calendar closes no more. */
  nextClosing(instant: number): number | null;
  /** Working time from one instant to a later one; 0 when `to` is not later. */
  between(from: number, to: number): number;
  /**
   * The first instant by which `amount` was worked since `start`; null when the calendar has not that much left. An amount that uses up a
   * working period exactly is reached when that period closes, not when the next one opens. Nothing is worked at once: `start` itself.
   */
  after(start: number, amount: number): number | null;
}

/** About 45 years: what is not found by then is nowhere. */
const horizonBlocks = 32;

export function workingTime(calendar: BusinessCalendar, zones: ZoneOffsets): WorkingTime {
  return isRoundTheClock(calendar) ? roundTheClock : byBlocks(calendar, zones);
}

const roundTheClock: WorkingTime = {
  isOpen: () => true,
  nextOpening: (instant) => instant,
  nextClosing: () => null,
  between: (from, to) => Math.max(0, to - from),
  after: (start, amount) => start + Math.max(0, amount),
};

function byBlocks(calendar: BusinessCalendar, zones: ZoneOffsets): WorkingTime {
  const hours = hoursOfDay(calendar);
  const blocks = new Map<number, OpenBlock>();
  const indexOf = (instant: number): number => Math.floor(instant / blockMs);

  const block = (index: number): OpenBlock => {
    const known = blocks.get(index);
    if (known) return known;
    const start = index * blockMs;
    const made = openBlock(index, hours, zones.segments(calendar.zone, start, start + blockMs));
    blocks.set(index, made);
    return made;
  };

  // The last local day ends, in a zone behind UTC, within the UTC day after it.
  const lastBlock = Math.floor((hours.lastOpenDay + 1) / blockDays);
  /** The last block to look into for what comes after one. */
  const horizon = (first: number): number => Math.min(lastBlock, first + horizonBlocks);

  const nextOpening = (instant: number): number | null => {
    const first = indexOf(instant);
    for (let index = first; index <= horizon(first); index += 1) {
      const here = block(index);
      const i = openingAfter(here, Math.max(instant, here.start));
      if (i < here.opens.length) return Math.max(instant, at(here.opens, i));
    }
    return null;
  };

  const isOpen = (instant: number): boolean => {
    const here = block(indexOf(instant));
    const i = openingAfter(here, instant);
    return i < here.opens.length && at(here.opens, i) <= instant;
  };

  const nextClosing = (instant: number): number | null => {
    let seen = instant;
    for (let tries = 0; tries < horizonBlocks; tries += 1) {
      if (!isOpen(seen)) return seen;
      // It may go on in the next block.
      const here = block(indexOf(seen));
      seen = at(here.closes, openingAfter(here, seen));
    }
    return null;
  };

  const between = (start: number, end: number): number => {
    if (end <= start) return 0;
    const last = indexOf(end);
    let index = indexOf(start);
    let sum = -workedBefore(block(index), start);
    for (; index < last; index += 1) sum += block(index).total;
    return sum + workedBefore(block(last), end);
  };

  const after = (start: number, amount: number): number | null => {
    if (amount <= 0) return start;
    const first = indexOf(start);
    let wanted = amount + workedBefore(block(first), start);
    for (let index = first; index <= horizon(first); index += 1) {
      const here = block(index);
      if (wanted <= here.total) return instantOf(here, wanted);
      wanted -= here.total;
    }
    return null;
  };

  return { isOpen, nextOpening, nextClosing, between, after };
}

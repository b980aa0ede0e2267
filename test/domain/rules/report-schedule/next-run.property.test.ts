// A run lies strictly after the moment it is asked for, on a day that is meant, when clocks of the zone show its time; or, where spring leaves
// that time out, at the first moment after the gap. Between a run and the next there is none that is meant.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RunTiming, runEvery } from '#domain/model/report-schedule-fields.ts';
import { dateOf, dayMs, dayNumber, minuteMs, weekdayOf } from '#domain/rules/calendar/local-date.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { latestRun, nextRun, runsBetween, wallTimeOf } from '#domain/rules/report-schedule/next-run.ts';

const zones = createZoneOffsets();
const timing: fc.Arbitrary<RunTiming> = fc.record({
  every: fc.constantFrom(...runEvery),
  weekday: fc.integer({ min: 0, max: 6 }),
  monthDay: fc.constantFrom(1, 15, 28, 29, 30, 31),
  time: fc.constantFrom('00:00', '00:30', '01:30', '02:00', '02:30', '08:00', '23:59'),
  // Gaps at night and at midnight, half an hour of a gap, no gap, and a day that was left out altogether.
  zone: fc.constantFrom(
    ...['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai', 'Africa/Cairo', 'Pacific/Apia'],
  ),
});
const moment = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2030, 0, 1) });

const wallOf = (at: number, zone: string) => at + zones.offset(zone, at);

function isMeant({ every, weekday, monthDay }: RunTiming, date: string): boolean {
  const day = dayNumber(date);
  const lastOfMonth = dateOf(day + 1).slice(8) === '01';
  const dayOfMonth = Number(date.slice(8));
  return {
    day: true,
    weekday: weekdayOf(day) <= 4,
    week: weekdayOf(day) === weekday,
    month: dayOfMonth === monthDay || (lastOfMonth && monthDay > dayOfMonth),
  }[every];
}

test('the next run is later, on a meant day, at the time or right after the gap that swallowed it', () => {
  fc.assert(
    fc.property(timing, moment, (times, after) => {
      const at = nextRun(times, after, zones);
      expect(at).toBeGreaterThan(after);
      expect(at - after).toBeLessThanOrEqual(33 * dayMs);
      const [date = '', time = ''] = wallTimeOf(at, times.zone, zones).split(' ');
      if (time === times.time && isMeant(times, date)) return;
      // A minute before, clocks showed a time before the wanted one: it was never shown.
      const before = wallOf(at - minuteMs, times.zone);
      const wanted = [dayNumber(date) - 1, dayNumber(date)]
        .filter((day) => isMeant(times, dateOf(day)))
        .map((day) => Date.parse(`${dateOf(day)}T${times.time}Z`));
      expect(wanted.some((wall) => before < wall && wall <= wallOf(at, times.zone))).toBe(true);
    }),
  );
});

test('nothing lies between a run and the next, and the latest is the one that was passed last', () => {
  fc.assert(
    fc.property(timing, moment, (times, after) => {
      const first = nextRun(times, after, zones);
      const second = nextRun(times, first, zones);
      expect(latestRun(times, first, zones)).toBe(first);
      expect(latestRun(times, second - 1, zones)).toBe(first);
      expect(latestRun(times, first - 1, zones)).toBeLessThanOrEqual(after);
      expect(runsBetween(times, after, second, 10, zones)).toBe(2);
      expect(runsBetween(times, first, second - 1, 10, zones)).toBe(0);
    }),
  );
});

describe('by hand', () => {
  const at = (iso: string) => Date.parse(iso);
  const daily = { every: 'day', weekday: 0, monthDay: 1 } as const;

  test.each<[string, RunTiming, string, string]>([
    // 29 March 2026: 02:00 becomes 03:00 in Berlin.
    ['a gap', { ...daily, time: '02:30', zone: 'Europe/Berlin' }, '2026-03-28T12:00Z', '2026-03-29T01:00Z'],
    ['after the gap', { ...daily, time: '02:30', zone: 'Europe/Berlin' }, '2026-03-29T01:00Z', '2026-03-30T00:30Z'],
    // 25 October 2026: 02:30 is shown twice; the first counts, and the second is no other.
    ['an overlap', { ...daily, time: '02:30', zone: 'Europe/Berlin' }, '2026-10-24T12:00Z', '2026-10-25T00:30Z'],
    ['after it', { ...daily, time: '02:30', zone: 'Europe/Berlin' }, '2026-10-25T00:30Z', '2026-10-26T01:30Z'],
    // Cairo leaves out midnight itself.
    ['midnight left out', { ...daily, time: '00:00', zone: 'Africa/Cairo' }, '2026-04-23T12:00Z', '2026-04-23T22:00Z'],
    // Samoa had no 30 December 2011: that day's run is at the first moment of the 31st.
    ['a day left out', { ...daily, time: '09:00', zone: 'Pacific/Apia' }, '2011-12-29T20:00Z', '2011-12-30T10:00Z'],
    [
      'a month that ends early',
      { every: 'month', weekday: 0, monthDay: 31, time: '09:00', zone: 'Asia/Shanghai' },
      '2026-02-01T00:00Z',
      '2026-02-28T01:00Z',
    ],
    [
      'a Friday before a weekend',
      { every: 'weekday', weekday: 0, monthDay: 1, time: '09:00', zone: 'UTC' },
      '2026-11-20T09:00Z',
      '2026-11-23T09:00Z',
    ],
  ])('%s', (_name, times, after, next) => {
    expect(new Date(nextRun(times, at(after), zones)).toISOString()).toBe(new Date(at(next)).toISOString());
  });
});

// Periods are days of a zone: what is cut into buckets fills it without a gap, also where the clocks are moved.
import { describe, test as example, expect } from 'vitest';
import { dateOf, dayNumber } from '#domain/rules/calendar/local-date.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { bucketFrom, bucketsOf, bucketUnits, periodBefore, stretchOf } from '#domain/rules/metrics/day-period.ts';
import { type TimeGroup, timeKeys } from '#domain/rules/metrics/time-groups.ts';
import { hour } from '../../../builders/times.ts';
import { fc, test } from '../../../harness/fast-check.ts';
import { at } from '../calendar/calendars.ts';

const zones = createZoneOffsets();
const zoned = (zone: string) => ({ zone, zones });

describe('the buckets of a period', () => {
  const days = fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2027-12-31') });
  const zone = fc.constantFrom(
    'Asia/Shanghai',
    'Europe/Berlin',
    'America/Santiago',
    'Australia/Lord_Howe',
    'Africa/Cairo',
  );

  test(
    'fill it without a gap',
    [days, fc.integer({ min: 0, max: 120 }), fc.constantFrom(...bucketUnits), zone],
    (from, length, unit, name) => {
      const period = { from: dateOf(from), to: dateOf(from + length) };
      const whole = stretchOf(period, zoned(name));
      const buckets = bucketsOf(period, unit);
      let end = whole.start;
      for (const bucket of buckets) {
        const { start, end: next } = stretchOf(bucket, zoned(name));
        expect(start).toBe(end);
        expect(next).toBeGreaterThan(start);
        expect(bucketFrom(period, unit, bucket.from)).toEqual(bucket);
        end = next;
      }
      expect(end).toBe(whole.end);
    },
  );

  example('begin on Monday and on the first, cut to the period', () => {
    // 4 March 2026 is a Wednesday.
    expect(bucketsOf({ from: '2026-03-04', to: '2026-03-17' }, 'week')).toEqual([
      { from: '2026-03-04', to: '2026-03-08' },
      { from: '2026-03-09', to: '2026-03-15' },
      { from: '2026-03-16', to: '2026-03-17' },
    ]);
    expect(bucketsOf({ from: '2025-12-30', to: '2026-02-02' }, 'month')).toEqual([
      { from: '2025-12-30', to: '2025-12-31' },
      { from: '2026-01-01', to: '2026-01-31' },
      { from: '2026-02-01', to: '2026-02-02' },
    ]);
  });

  example('last 23 and 25 hours where the clocks are moved', () => {
    const length = (date: string) => {
      const { start, end } = stretchOf({ from: date, to: date }, zoned('Europe/Berlin'));
      return (end - start) / hour;
    };
    expect([length('2026-03-28'), length('2026-03-29'), length('2026-10-25')]).toEqual([24, 23, 25]);
  });

  example('begin after the leap where midnight is left out', () => {
    // In Santiago the clocks go from Saturday 24:00 to Sunday 1:00.
    const { start } = stretchOf({ from: '2026-09-06', to: '2026-09-06' }, zoned('America/Santiago'));
    expect(start).toBe(at('2026-09-06T01:00-03:00'));
  });
});

describe('the period before', () => {
  example.each([
    ['a day', '2026-03-01', '2026-03-01', '2026-02-28', '2026-02-28'],
    ['a week', '2026-03-09', '2026-03-15', '2026-03-02', '2026-03-08'],
    ['a month', '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['a quarter', '2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
    ['a year', '2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
    ['the month so far', '2026-03-01', '2026-03-10', '2026-02-19', '2026-02-28'],
  ])('of %s', (_, from, to, before, until) => {
    expect(periodBefore({ from, to })).toEqual({ from: before, to: until });
  });
});

describe('parts of the time', () => {
  const key = (group: TimeGroup, zone: string, instant: string) => {
    const stretch = stretchOf({ from: '2026-01-01', to: '2026-12-31' }, zoned(zone));
    return timeKeys(group, stretch, zoned(zone))(at(instant));
  };

  example('are those of the clock on the wall, on both sides of a leap', () => {
    expect(key('hour', 'Europe/Berlin', '2026-03-29T00:59Z')).toBe('01');
    expect(key('hour', 'Europe/Berlin', '2026-03-29T01:00Z')).toBe('03');
    expect(key('hour', 'Europe/Berlin', '2026-10-25T00:30Z')).toBe('02');
    expect(key('hour', 'Europe/Berlin', '2026-10-25T01:30Z')).toBe('02');
  });

  example('are those of the day there', () => {
    // Sunday in Greenwich, Monday morning in Shanghai.
    expect(key('weekday', 'UTC', '2026-03-08T23:30Z')).toBe('7');
    expect(key('weekday-hour', 'Asia/Shanghai', '2026-03-08T23:30Z')).toBe('1-07');
  });
});

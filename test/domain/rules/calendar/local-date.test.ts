import { describe, expect, test } from 'vitest';
import { dateOf, dayNumber, weekdayOf } from '#domain/rules/calendar/local-date.ts';
import { fc, test as property } from '../../../harness/fast-check.ts';

describe('dates as numbers of days', () => {
  test.each([
    ['1970-01-01', 0, 3],
    ['1969-12-31', -1, 2],
    ['2000-02-29', 11_016, 1],
    ['2026-10-01', 20_727, 3],
  ])('%s', (date, day, weekday) => {
    expect(dayNumber(date)).toBe(day);
    expect(dateOf(day)).toBe(date);
    expect(weekdayOf(day)).toBe(weekday);
  });

  property('every day has its date and every date its day', [fc.integer({ min: -683_003, max: 2_900_000 })], (day) => {
    expect(dateOf(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
    expect(dayNumber(dateOf(day))).toBe(day);
    expect(weekdayOf(day)).toBe((new Date(day * 86_400_000).getUTCDay() + 6) % 7);
  });
});

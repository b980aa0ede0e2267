import { describe, expect, test } from 'vitest';
import { alwaysOpen, businessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import { createCalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import { aCalendar, chinaCalendar, span, weekOf } from './calendars.ts';

describe('what is a calendar', () => {
  test('survives storage as JSON', () => {
    for (const calendar of [alwaysOpen, chinaCalendar(2026)])
      expect(businessCalendar.parse(JSON.parse(JSON.stringify(calendar)))).toEqual(calendar);
  });

  test.each([
    ['a zone nobody knows', { zone: 'Mars/Olympus' }],
    ['an offset for a zone', { zone: '+08:00' }],
    ['a span that ends before it begins', { weekly: weekOf({ from: 600, to: 540 }) }],
    ['a span of nothing', { weekly: weekOf({ from: 600, to: 600 }) }],
    ['a span beyond midnight', { weekly: weekOf({ from: 1320, to: 1800 }) }],
    ['a date that is not', { holidays: [{ from: '2026-02-29', name: '' }] }],
    ['a holiday that ends before it begins', { holidays: [{ from: '2026-02-20', to: '2026-02-17', name: '' }] }],
    [
      'two special hours for a date',
      {
        special: [
          { date: '2026-02-14', name: '', hours: 'monday' },
          { date: '2026-02-14', name: '', hours: [span('09:00', '12:00')] },
        ],
      },
    ],
  ])('not: %s', (_title, parts) => {
    expect(businessCalendar.safeParse({ ...aCalendar(), ...parts }).success).toBe(false);
  });
});

test('a cache lays a calendar out once, and a changed one anew', () => {
  const cache = createCalendarCache();
  const calendar = aCalendar();
  const changed = { ...calendar, weekly: weekOf() };
  expect(cache.workingTime(calendar)).toBe(cache.workingTime(calendar));
  expect(cache.workingTime(changed).nextOpening(0)).toBeNull();
  expect(cache.workingTime(calendar).nextOpening(0)).not.toBeNull();
});

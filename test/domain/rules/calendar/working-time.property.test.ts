// Whatever the calendar and the zone: working time adds up, deadlines keep their order, and both agree with the clock on the wall.
import { describe, expect } from 'vitest';
import type { BusinessCalendar, Span } from '#domain/rules/calendar/business-calendar.ts';
import { createCalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import { hoursOfDay } from '#domain/rules/calendar/hours-of-day.ts';
import { dateOf, dayNumber } from '#domain/rules/calendar/local-date.ts';
import type { WorkingTime } from '#domain/rules/calendar/working-time.ts';
import { day, hour, minute } from '../../../builders/times.ts';
import { fc, test } from '../../../harness/fast-check.ts';
import { aCalendar } from './calendars.ts';

const zones = [
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Africa/Casablanca',
  'Pacific/Chatham',
  'America/Santiago',
];
const start = Date.UTC(2025, 0, 1);

const spanOfDay: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 48 }))
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ from: from * 30, to: to * 30 }));
const hours = fc.array(spanOfDay, { maxLength: 3 });
const date = fc.integer({ min: 0, max: 730 }).map((days) => dateOf(dayNumber('2025-01-01') + days));

const calendarIn = (zone: fc.Arbitrary<string>): fc.Arbitrary<BusinessCalendar> =>
  fc
    .record({
      zone,
      // Monday has always some hours, or many a property would hold for want of any.
      monday: spanOfDay,
      week: fc.array(hours, { minLength: 6, maxLength: 6 }),
      holidays: fc.array(fc.tuple(date, fc.integer({ min: 0, max: 10 })), { maxLength: 6 }),
      special: fc.uniqueArray(fc.tuple(date, hours), { maxLength: 6, selector: ([on]) => on }),
    })
    .map(({ zone: name, monday, week: [tuesday, wednesday, thursday, friday, saturday, sunday], holidays, special }) =>
      aCalendar({
        zone: name,
        weekly: {
          monday: [monday],
          tuesday: tuesday ?? [],
          wednesday: wednesday ?? [],
          thursday: thursday ?? [],
          friday: friday ?? [],
          saturday: saturday ?? [],
          sunday: sunday ?? [],
        },
        holidays: holidays.map(([from, days]) => ({ from, to: dateOf(dayNumber(from) + days), name: '' })),
        special: special.map(([on, spans]) => ({ date: on, name: '', hours: spans })),
      }),
    );
const calendar = calendarIn(fc.constantFrom(...zones));
const instant = fc.integer({ min: 0, max: 2 * 365 * 24 * 60 * 60 }).map((seconds) => start + seconds * 1000);
const amount = fc.integer({ min: 0, max: 40 * day });

// One for all runs, as a program would: formatters are costly.
const cache = createCalendarCache();
const timeOf = (of: BusinessCalendar): WorkingTime => cache.workingTime(of);
const due = (of: BusinessCalendar, from: number, ms: number): number => {
  const found = timeOf(of).after(from, ms);
  if (found === null) throw new Error('this calendar opens every Monday');
  return found;
};

/** What the wall clock of the zone shows, asked of the runtime afresh. */
function wallClock(zone: string, at: number): { day: number; minute: number } {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  const [on = '', time = ''] = shown.split(' ');
  const [hours24 = 0, minutes = 0] = time.split(':').map(Number);
  return { day: dayNumber(on), minute: hours24 * 60 + minutes };
}

describe('working time', () => {
  test(
    'between a and c is between a and b and between b and c',
    [calendar, instant, instant, instant],
    (of, ...three) => {
      const [a = 0, b = 0, c = 0] = three.sort((x, y) => x - y);
      expect(timeOf(of).between(a, b) + timeOf(of).between(b, c)).toBe(timeOf(of).between(a, c));
    },
  );

  test('is never more than the time that passed, and never negative', [calendar, instant, instant], (of, a, b) => {
    const worked = timeOf(of).between(a, b);
    expect(worked).toBeGreaterThanOrEqual(0);
    expect(worked).toBeLessThanOrEqual(Math.max(0, b - a));
  });

  test('what is added can be measured again', [calendar, instant, amount], (of, from, ms) => {
    expect(timeOf(of).between(from, due(of, from, ms))).toBe(ms);
  });

  test(
    'a deadline is the first instant by which the amount was worked',
    [calendar, instant, amount],
    (of, from, ms) => {
      fc.pre(ms > 0);
      expect(timeOf(of).between(from, due(of, from, ms) - 1)).toBe(ms - 1);
    },
  );

  test('a later start never gives an earlier deadline', [calendar, instant, instant, amount], (of, a, b, ms) => {
    const [early, late] = a <= b ? [a, b] : [b, a];
    expect(due(of, early, ms)).toBeLessThanOrEqual(due(of, late, ms));
  });

  test('a larger amount never gives an earlier deadline', [calendar, instant, amount, amount], (of, from, a, b) => {
    expect(due(of, from, Math.min(a, b))).toBeLessThanOrEqual(due(of, from, Math.max(a, b)));
  });

  test('amounts can be added one after the other', [calendar, instant, amount, amount], (of, from, a, b) => {
    expect(due(of, due(of, from, a), b)).toBe(due(of, from, a + b));
  });

  test(
    'zones without a change of clocks: the same wall times, shifted',
    [
      calendarIn(fc.constant('UTC')),
      fc.constantFrom(['Asia/Shanghai', 480], ['Asia/Kolkata', 330], ['Asia/Tokyo', 540], ['America/Phoenix', -420]),
      instant,
      amount,
    ],
    (inUtc, [zone, ahead], from, ms) => {
      const there = { ...inUtc, zone: String(zone) };
      const shift = Number(ahead) * minute;
      expect(due(there, from - shift, ms)).toBe(due(inUtc, from, ms) - shift);
      expect(timeOf(there).isOpen(from - shift)).toBe(timeOf(inUtc).isOpen(from));
    },
  );

  test(
    'hours shifted with the zone are the same hours',
    [fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 8 }), instant, amount],
    (opens, length, from, ms) => {
      // 8 hours east, everything 8 hours later on the wall; none of it crosses midnight.
      const week = (by: number) => {
        const spans = [{ from: (opens + by) * 60, to: (opens + by + length) * 60 }];
        return {
          monday: spans,
          tuesday: spans,
          wednesday: spans,
          thursday: spans,
          friday: spans,
          saturday: spans,
          sunday: spans,
        };
      };
      const shifted = Math.min(8, 24 - opens - length);
      fc.pre(shifted === 8);
      expect(due(aCalendar({ zone: 'Asia/Shanghai', weekly: week(8) }), from, ms)).toBe(
        due(aCalendar({ zone: 'UTC', weekly: week(0) }), from, ms),
      );
    },
  );

  test('is open when the clock on the wall shows a minute of its hours', [calendar, instant], (of, at) => {
    const shown = wallClock(of.zone, at);
    const open = hoursOfDay(of)
      .on(shown.day)
      .some(({ from, to }) => from <= shown.minute && shown.minute < to);
    expect(timeOf(of).isOpen(at)).toBe(open);
  });

  test('opens and closes where it says, and not before', [calendar, instant], (of, at) => {
    const time = timeOf(of);
    const opening = time.nextOpening(at) ?? Number.NaN;
    expect(time.isOpen(opening)).toBe(true);
    expect(time.between(at, opening)).toBe(0);
    const closing = time.nextClosing(opening);
    if (closing === null) return;
    expect(time.isOpen(closing)).toBe(false);
    expect(time.between(opening, closing)).toBe(closing - opening);
  });

  test(
    'minute by minute it is what the wall clock shows',
    [
      calendar,
      // Around the days that zones move their clocks.
      fc.constantFrom('2025-03-09', '2025-03-30', '2025-04-06', '2025-09-07', '2025-10-05', '2025-11-02', '2026-03-22'),
      fc.integer({ min: -20, max: 20 }),
    ],
    (of, around, shift) => {
      const from = dayNumber(around) * day + shift * hour;
      const on = hoursOfDay(of);
      let counted = 0;
      for (let at = from; at < from + 6 * hour; at += 30 * minute) {
        const shown = wallClock(of.zone, at);
        if (on.on(shown.day).some((span) => span.from <= shown.minute && shown.minute < span.to)) counted += 30;
      }
      // Chatham's and Nepal's quarters would not fit the half hours counted here.
      fc.pre(of.zone !== 'Pacific/Chatham');
      expect(timeOf(of).between(from, from + 6 * hour)).toBe(counted * minute);
    },
  );
});

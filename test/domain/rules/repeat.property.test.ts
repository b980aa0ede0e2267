// A repeating promise: its days are those of the calendar (the 31st comes back after a short month), its time is what the zone's clocks show
// on the wall all year, the next is later than now and later than the one before, and it ends when it was said to.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RepeatRule, repeatUnits } from '#domain/model/repeat-rule.ts';
import { dateOf, dayMs, dayNumber, minuteMs } from '#domain/rules/calendar/local-date.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { dayOfRound, nextOccurrence } from '#domain/rules/repeat.ts';

const zones = createZoneOffsets();
const named = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];

const rule: fc.Arbitrary<RepeatRule> = fc.record({
  every: fc.integer({ min: 1, max: 14 }),
  unit: fc.constantFrom(...repeatUnits),
  from: fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2030-12-31') }).map(dateOf),
  minute: fc.integer({ min: 0, max: 1439 }),
  zone: fc.constantFrom(...named),
  until: fc.constant(null),
  times: fc.constant(null),
});

/** What stands on the wall there, by the runtime's own formatter. */
function wall(instant: number, zone: string): { date: string; minute: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: zone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  }).formatToParts(instant);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return {
    date: `${of('year')}-${of('month')}-${of('day')}`,
    minute: Number(of('hour')) * 60 + Number(of('minute')),
  };
}

/** The same day some months on, by counting months one at a time. */
function monthsOn(from: string, months: number): string {
  let [year = 0, month = 0] = from.split('-').map(Number);
  const day = Number(from.slice(8));
  for (let n = 0; n < months; n++) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const longest = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return `${year}-${String(month).padStart(2, '0')}-${String(Math.min(day, longest)).padStart(2, '0')}`;
}

test('the days are those of the calendar', () => {
  fc.assert(
    fc.property(rule, fc.integer({ min: 0, max: 60 }), (each, round) => {
      const expected =
        each.unit === 'month'
          ? monthsOn(each.from, round * each.every)
          : dateOf(dayNumber(each.from) + round * each.every * (each.unit === 'week' ? 7 : 1));
      expect(dateOf(dayOfRound(each, round))).toBe(expected);
    }),
  );
});

test('the next is the first after now, at the time on the wall', () => {
  fc.assert(
    fc.property(rule, fc.integer({ min: 0, max: 40 }), fc.integer({ min: -400, max: 4000 }), (each, round, days) => {
      const now = dayNumber(each.from) * dayMs + days * dayMs;
      const next = nextOccurrence(each, round, now, zones) ?? expect.unreachable('it never ends');
      expect(next.round).toBeGreaterThan(round);
      expect(next.dueAt).toBeGreaterThan(now);
      const shown = wall(next.dueAt, each.zone);
      const leaps = shown.minute !== each.minute || shown.date !== dateOf(dayOfRound(each, next.round));
      // Where spring leaves the time out, it is so long after the leap; else it is what was said.
      if (leaps) {
        const before = zones.offset(each.zone, next.dueAt - dayMs);
        expect(next.dueAt).toBe(dayOfRound(each, next.round) * dayMs + each.minute * minuteMs - before);
        expect(zones.offset(each.zone, next.dueAt)).toBeGreaterThan(before);
      }
      // None in between was passed over that is still ahead.
      const former = next.round - 1 > round && nextOccurrence(each, next.round - 2, 0, zones);
      if (former) expect(former.dueAt).toBeLessThanOrEqual(now);
    }),
  );
});

test('with as many as were asked for, and none after the last day', () => {
  fc.assert(
    fc.property(rule, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 400 }), (each, times, days) => {
      const until = dateOf(dayNumber(each.from) + days);
      const rounds = (limit: Partial<RepeatRule>) => {
        const found: number[] = [];
        for (let at = nextOccurrence({ ...each, ...limit }, 0, 0, zones); at && found.length < 500; ) {
          found.push(at.round);
          at = nextOccurrence({ ...each, ...limit }, at.round, 0, zones);
        }
        return found;
      };
      expect(rounds({ times })).toEqual(Array.from({ length: times - 1 }, (_, n) => n + 1));
      const last = rounds({ until, times: 450 }).length;
      expect(dateOf(dayOfRound(each, last)) <= until || last === 0).toBe(true);
      if (last < 449) expect(dateOf(dayOfRound(each, last + 1)) > until).toBe(true);
    }),
  );
});

describe('by example', () => {
  const monthly = { every: 1, unit: 'month', from: '2026-01-31', minute: 9 * 60, until: null, times: null } as const;
  const walls = (each: RepeatRule, count: number) => {
    const found: string[] = [];
    for (let round = 0, n = 0; n < count; n++) {
      const next = nextOccurrence(each, round, 0, zones) ?? expect.unreachable();
      const { date, minute } = wall(next.dueAt, each.zone);
      found.push(`${date} ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`);
      round = next.round;
    }
    return found;
  };

  test('the end of the month', () => {
    const found = walls({ ...monthly, zone: 'Asia/Shanghai' }, 4);
    expect(found).toEqual(['2026-02-28 9:00', '2026-03-31 9:00', '2026-04-30 9:00', '2026-05-31 9:00']);
    expect(dateOf(dayOfRound({ ...monthly, from: '2027-11-30' }, 3))).toBe('2028-02-29');
  });

  test('daylight saving time, and the hour that spring leaves out', () => {
    const daily = { ...monthly, every: 1, unit: 'day', from: '2026-03-28', zone: 'Europe/Berlin' } as const;
    expect(walls(daily, 2)).toEqual(['2026-03-29 9:00', '2026-03-30 9:00']);
    expect(walls({ ...daily, minute: 150 }, 2)).toEqual(['2026-03-29 3:30', '2026-03-30 2:30']);
  });

  test('what was left undone for a week comes once, and a zone nobody knows counts as UTC', () => {
    const daily = { ...monthly, every: 1, unit: 'day', from: '2026-03-01', zone: 'No/Where' } as const;
    expect(nextOccurrence(daily, 0, Date.UTC(2026, 2, 8, 10), zones)).toEqual({
      round: 8,
      dueAt: Date.UTC(2026, 2, 9, 9),
    });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AppointmentKind } from '#domain/model/choices.ts';
import {
  freeSlots,
  freeSlotsOfAll,
  type Hours,
  type Slot,
  type SlotsAsked,
  type Taken,
} from '#domain/rules/appointments/free-slots.ts';
import type { BusinessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import { minuteMs } from '#domain/rules/calendar/local-date.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { aCalendar, at, chinaCalendar, dailyOf, span, timeOf, weekOf } from '../calendar/calendars.ts';

const zones = createZoneOffsets();
const hoursOf = (calendar: BusinessCalendar): Hours => ({ working: timeOf(calendar), zone: calendar.zone, zones });
const office = hoursOf(aCalendar({ zone: 'Asia/Shanghai', weekly: weekOf(span('09:00', '12:00')) }));

const asking = (some: Partial<SlotsAsked> = {}): SlotsAsked => ({
  ...{ kind: 'call', minutes: 60, everyMinutes: 60, travelMinutes: 30 },
  // A Wednesday.
  ...{ from: at('2026-11-25T00:00+08:00'), until: at('2027-11-25T00:00+08:00'), limit: 4 },
  ...some,
});
const taken = (from: string, to: string, kind: AppointmentKind = 'call'): Taken => ({
  kind,
  from: at(from),
  to: at(to),
});
const starts = (slots: readonly Slot[], offsetHours = 8) =>
  slots.map(({ from }) => new Date(from + offsetHours * 3_600_000).toISOString().slice(5, 16));

describe('free slots', () => {
  test('lie within working time, on the grid of the clock, day after day', () => {
    expect(starts(freeSlots(asking(), office, []))).toEqual([
      '11-25T09:00',
      '11-25T10:00',
      '11-25T11:00',
      '11-26T09:00',
    ]);
    const quarter = asking({ from: at('2026-11-25T10:07+08:00'), everyMinutes: 15, limit: 3 });
    expect(starts(freeSlots(quarter, office, []))).toEqual(['11-25T10:15', '11-25T10:30', '11-25T10:45']);
    // What begins at a quarter to nine has its first slot on the hour.
    const early = hoursOf(aCalendar({ zone: 'Asia/Shanghai', weekly: weekOf(span('08:45', '10:00')) }));
    expect(starts(freeSlots(asking({ limit: 2 }), early, []))).toEqual(['11-25T09:00', '11-26T09:00']);
  });

  test('leave out what is taken; what ends as the slot begins is in nobody’s way', () => {
    const busy = [taken('2026-11-25T09:30+08:00', '2026-11-25T10:00+08:00')];
    expect(starts(freeSlots(asking(), office, busy))).toEqual([
      '11-25T10:00',
      '11-25T11:00',
      '11-26T09:00',
      '11-26T10:00',
    ]);
  });

  test('leave time for the way to a visit and back, whichever of the two is the visit', () => {
    const asked = asking({ everyMinutes: 30, limit: 2 });
    const visit = [taken('2026-11-25T09:00+08:00', '2026-11-25T10:00+08:00', 'visit')];
    expect(starts(freeSlots(asked, office, visit))).toEqual(['11-25T10:30', '11-25T11:00']);
    const call = [taken('2026-11-25T09:00+08:00', '2026-11-25T10:00+08:00')];
    expect(starts(freeSlots({ ...asked, kind: 'visit' }, office, call))).toEqual(['11-25T10:30', '11-25T11:00']);
    expect(starts(freeSlots(asked, office, call))).toEqual(['11-25T10:00', '11-25T10:30']);
  });

  test('know China’s holidays and the Saturdays that are worked for them', () => {
    const china = hoursOf(chinaCalendar(2026));
    // Friday the 13th after work; Saturday the 14th is worked, the Spring Festival lasts from the 15th to the 23rd.
    const asked = asking({ from: at('2026-02-13T17:30+08:00'), minutes: 180, everyMinutes: 60, limit: 5 });
    expect(starts(freeSlots(asked, china, []))).toEqual([
      '02-14T09:00',
      '02-14T13:00',
      '02-14T14:00',
      '02-14T15:00',
      '02-24T09:00',
    ]);
  });

  test('follow the clocks into summer: nine stays nine', () => {
    const newYork = hoursOf(aCalendar({ zone: 'America/New_York', weekly: weekOf(span('09:00', '10:00')) }));
    const asked = asking({ from: at('2026-03-06T00:00-05:00'), limit: 2 });
    expect(freeSlots(asked, newYork, []).map(({ from }) => from)).toEqual([
      at('2026-03-06T09:00-05:00'),
      at('2026-03-09T09:00-04:00'),
    ]);
  });

  test('skip the hour that spring leaves out, and have the one that autumn repeats twice', () => {
    const nights = hoursOf(aCalendar({ zone: 'America/New_York', weekly: dailyOf(span('00:00', '06:00')) }));
    const spring = asking({ from: at('2026-03-08T00:00-05:00'), until: at('2026-03-08T12:00-04:00'), limit: 20 });
    expect(starts(freeSlots(spring, nights, []), 0)).toEqual([
      // 0, 1, 3, 4, 5 o'clock.
      '03-08T05:00',
      '03-08T06:00',
      '03-08T07:00',
      '03-08T08:00',
      '03-08T09:00',
    ]);
    const autumn = asking({ from: at('2026-11-01T00:00-04:00'), until: at('2026-11-01T12:00-05:00'), limit: 20 });
    expect(freeSlots(autumn, nights, [])).toHaveLength(7);
  });

  test('are none where the calendar has no hours left, or none is long enough', () => {
    expect(freeSlots(asking(), hoursOf(aCalendar({ weekly: weekOf() })), [])).toEqual([]);
    expect(freeSlots(asking({ minutes: 181, until: at('2027-01-25T00:00+08:00') }), office, [])).toEqual([]);
  });

  const when = (days: number) => at('2026-10-20T00:00+08:00') + Math.round(days * 24 * 60) * minuteMs;
  const busyTimes = fc.array(
    fc
      .record({
        kind: fc.constantFrom<AppointmentKind>('visit', 'call'),
        start: fc.integer({ min: 0, max: 20 * 96 }),
        minutes: fc.integer({ min: 5, max: 600 }),
      })
      .map(({ kind, start, minutes }): Taken => {
        const from = when(start / 96);
        return { kind, from, to: from + minutes * minuteMs };
      }),
    { maxLength: 25 },
  );
  const asked = fc.record({
    kind: fc.constantFrom<AppointmentKind>('visit', 'call'),
    minutes: fc.integer({ min: 5, max: 240 }),
    everyMinutes: fc.constantFrom(5, 10, 15, 20, 30, 60),
    travelMinutes: fc.constantFrom(0, 15, 45),
    from: fc.integer({ min: 0, max: 1000 }).map((n) => when(n / 100)),
    until: fc.constant(when(25)),
    limit: fc.integer({ min: 1, max: 60 }),
  });
  const calendars = fc.constantFrom(
    hoursOf(chinaCalendar(2026)),
    hoursOf(aCalendar({ zone: 'America/New_York', weekly: dailyOf(span('00:00', '06:00'), span('22:00', '24:00')) })),
    hoursOf(aCalendar({ zone: 'Australia/Lord_Howe', weekly: weekOf(span('08:00', '17:00')) })),
  );

  test('whatever is asked: none overlaps what is taken or the way to it, each lies in working time, one begins after another', () => {
    fc.assert(
      fc.property(asked, calendars, busyTimes, (wanted, hours, busy) => {
        const slots = freeSlots(wanted, hours, busy);
        expect(slots.length).toBeLessThanOrEqual(wanted.limit);
        for (const [n, { from, to }] of slots.entries()) {
          expect(to - from).toBe(wanted.minutes * minuteMs);
          expect(from).toBeGreaterThanOrEqual(wanted.from);
          expect(from).toBeLessThan(wanted.until);
          expect(from).toBeGreaterThan(slots[n - 1]?.from ?? 0);
          expect(hours.working.between(from, to)).toBe(to - from);
          expect((from + zones.offset(hours.zone, from)) % (wanted.everyMinutes * minuteMs)).toBe(0);
          for (const each of busy) {
            const way = wanted.kind === 'visit' || each.kind === 'visit' ? wanted.travelMinutes * minuteMs : 0;
            expect(to + way <= each.from || each.to + way <= from).toBe(true);
          }
        }
      }),
    );
  });

  test('nothing is missed: a start on the grid that is not proposed is taken, or not in working time', () => {
    fc.assert(
      fc.property(asked, calendars, busyTimes, (wanted, hours, busy) => {
        const slots = freeSlots({ ...wanted, limit: 10_000, until: wanted.from + 86_400_000 }, hours, busy);
        const proposed = new Set(slots.map(({ from }) => from));
        for (let from = wanted.from; from < wanted.from + 86_400_000; from += 5 * minuteMs) {
          if ((from + zones.offset(hours.zone, from)) % (wanted.everyMinutes * minuteMs) !== 0) continue;
          const to = from + wanted.minutes * minuteMs;
          const isWorked = hours.working.between(from, to) === to - from;
          const isFree = busy.every((each) => {
            const way = wanted.kind === 'visit' || each.kind === 'visit' ? wanted.travelMinutes * minuteMs : 0;
            return to + way <= each.from || each.to + way <= from;
          });
          expect(proposed.has(from)).toBe(isWorked && isFree);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the free slots of a team', () => {
  test('are the first in which anybody has time, with who it is', () => {
    const people = [
      { agentId: 'a', hours: office, taken: [taken('2026-11-25T09:00+08:00', '2026-11-25T11:00+08:00')] },
      { agentId: 'b', hours: office, taken: [taken('2026-11-25T10:00+08:00', '2026-11-25T11:00+08:00')] },
    ];
    expect(freeSlotsOfAll(asking({ limit: 3 }), people).map(({ from, agentIds }) => [from, agentIds])).toEqual([
      [at('2026-11-25T09:00+08:00'), ['b']],
      [at('2026-11-25T11:00+08:00'), ['a', 'b']],
      [at('2026-11-26T09:00+08:00'), ['a', 'b']],
    ]);
  });
});

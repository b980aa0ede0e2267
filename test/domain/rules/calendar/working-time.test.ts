// Every figure in here was reckoned by hand, on a paper calendar.
import { describe, expect, test } from 'vitest';
import { alwaysOpen, type BusinessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import { hour, minute } from '../../../builders/times.ts';
import { aCalendar, at, chinaCalendar, dailyOf, span, timeOf, weekOf } from './calendars.ts';

const calendars: Record<string, BusinessCalendar> = {
  // Monday to Friday 9-12 and 13-18: eight hours a day.
  china: chinaCalendar(2026),
  newYork: aCalendar({ zone: 'America/New_York' }),
  newYorkNights: aCalendar({ zone: 'America/New_York', weekly: dailyOf(span('00:00', '06:00')) }),
  newYorkHalfPastTwo: aCalendar({ zone: 'America/New_York', weekly: dailyOf(span('02:30', '04:00')) }),
  newYorkHalfPastOne: aCalendar({ zone: 'America/New_York', weekly: dailyOf(span('01:30', '03:00')) }),
  india: aCalendar({ zone: 'Asia/Kolkata', weekly: weekOf(span('09:30', '18:30')) }),
  lordHowe: aCalendar({ zone: 'Australia/Lord_Howe', weekly: dailyOf(span('00:00', '08:00')) }),
  nightShift: aCalendar({
    zone: 'Europe/Berlin',
    weekly: { ...weekOf(span('00:00', '06:00'), span('22:00', '24:00')), monday: [span('22:00', '24:00')] },
  }),
  apia: aCalendar({ zone: 'Pacific/Apia', weekly: dailyOf(span('09:00', '17:00')) }),
  oneDay: aCalendar({ weekly: weekOf(), special: [{ date: '2026-06-06', name: '', hours: [span('10:00', '12:00')] }] }),
  always: alwaysOpen,
};
const timeIn = (name: string) => timeOf(calendars[name] ?? alwaysOpen);

describe('working time between two instants', () => {
  test.each([
    ['an afternoon', 'newYork', '2026-06-01T13:00-04:00', '2026-06-01T16:30-04:00', 3.5],
    ['before opening and after closing', 'newYork', '2026-06-01T06:00-04:00', '2026-06-01T22:00-04:00', 8],
    ['Friday noon to Monday noon', 'newYork', '2026-06-05T12:00-04:00', '2026-06-08T12:00-04:00', 8],
    ['a weekend', 'newYork', '2026-06-05T17:00-04:00', '2026-06-08T09:00-04:00', 0],
    ['backwards', 'newYork', '2026-06-08T12:00-04:00', '2026-06-05T12:00-04:00', 0],
    ['over lunch', 'china', '2026-06-01T11:30+08:00', '2026-06-01T13:30+08:00', 1],
    // Worked: Sunday 20 September, 21-24 (25-27 is Mid-Autumn), 28-30, then 8, 9 and Saturday 10 October: 1 + 4 + 3 + 3 days.
    ['a golden week and what is worked for it', 'china', '2026-09-20T00:00+08:00', '2026-10-11T00:00+08:00', 11 * 8],
    ['National Day itself', 'china', '2026-10-01T00:00+08:00', '2026-10-08T00:00+08:00', 0],
    // Saturday the 14th and Saturday the 28th are worked; 15-23 are off; 24-27 are Tuesday to Friday.
    ['Lunar New Year 2026', 'china', '2026-02-14T00:00+08:00', '2026-03-01T00:00+08:00', 6 * 8],
    // 00:00-06:00 by the wall: 2026-03-08 lacks 2-3, 2026-11-01 has 1-2 twice.
    ['the night clocks spring forward', 'newYorkNights', '2026-03-08T00:00-05:00', '2026-03-09T00:00-04:00', 5],
    ['the night clocks fall back', 'newYorkNights', '2026-11-01T00:00-04:00', '2026-11-02T00:00-05:00', 7],
    ['from a 02:30 that is not', 'newYorkHalfPastTwo', '2026-03-08T00:00-05:00', '2026-03-09T00:00-04:00', 1],
    // The clock shows 01:30-02:00, then 01:00-01:30 again (closed), then 01:30-03:00.
    ['from a 01:30 that is twice', 'newYorkHalfPastOne', '2026-11-01T00:00-04:00', '2026-11-02T00:00-05:00', 2],
    ['in a zone of five and a half hours', 'india', '2026-06-01T03:30Z', '2026-06-01T13:30Z', 9],
    // Lord Howe moves by half an hour: 5 April 2026 back at 02:00, 4 October 2026 forward at 02:00.
    ['Lord Howe falls back half an hour', 'lordHowe', '2026-04-05T00:00+11:00', '2026-04-06T00:00+10:30', 8.5],
    ['Lord Howe springs forward', 'lordHowe', '2026-10-04T00:00+10:30', '2026-10-05T00:00+11:00', 7.5],
    ['a shift over midnight', 'nightShift', '2026-06-02T21:00+02:00', '2026-06-03T07:00+02:00', 8],
    ['a shift that begins the week', 'nightShift', '2026-06-01T00:00+02:00', '2026-06-02T07:00+02:00', 8],
    // Samoa had no 30 December 2011.
    ['over a day that never was', 'apia', '2011-12-29T12:00-10:00', '2011-12-31T12:00+14:00', 8],
    ['around the clock', 'always', '2026-06-05T17:00Z', '2026-06-08T09:00Z', 64],
    ['many years', 'newYork', '2001-01-01T00:00-05:00', '2029-01-01T00:00-05:00', 1461 * 5 * 8],
  ])('%s', (_title, calendar, from, to, hours) => {
    expect(timeIn(calendar).between(at(from), at(to))).toBe(hours * hour);
  });
});

describe('the instant after some working time', () => {
  test.each([
    ['within the day', 'newYork', '2026-06-01T10:00-04:00', 120, '2026-06-01T12:00-04:00'],
    ['exactly to closing: not the next opening', 'newYork', '2026-06-01T10:00-04:00', 420, '2026-06-01T17:00-04:00'],
    ['a minute more: after the next opening', 'newYork', '2026-06-01T10:00-04:00', 421, '2026-06-02T09:01-04:00'],
    ['exactly to closing before a weekend', 'newYork', '2026-06-05T09:00-04:00', 480, '2026-06-05T17:00-04:00'],
    ['begun when closed', 'newYork', '2026-06-06T11:00-04:00', 60, '2026-06-08T10:00-04:00'],
    ['begun at the closing instant', 'newYork', '2026-06-05T17:00-04:00', 60, '2026-06-08T10:00-04:00'],
    ['nothing at all, when closed', 'newYork', '2026-06-06T11:00-04:00', 0, '2026-06-06T11:00-04:00'],
    ['exactly to lunch', 'china', '2026-06-01T10:00+08:00', 120, '2026-06-01T12:00+08:00'],
    // Wednesday 30 September 17:00: an hour is left, then the week off, then Thursday 8, Friday 9, Saturday 10 (worked), Monday 12.
    ['over a golden week', 'china', '2026-09-30T17:00+08:00', 120, '2026-10-08T10:00+08:00'],
    ['to the end of a worked Saturday', 'china', '2026-09-30T17:00+08:00', 25 * 60, '2026-10-10T18:00+08:00'],
    ['past a worked Saturday', 'china', '2026-09-30T17:00+08:00', 26 * 60, '2026-10-12T10:00+08:00'],
    // Sunday 20 September is worked in exchange.
    ['on a worked Sunday', 'china', '2026-09-18T17:30+08:00', 90, '2026-09-20T10:00+08:00'],
    ['from New Year’s Eve into the worked Saturday', 'china', '2026-02-13T18:00+08:00', 60, '2026-02-14T10:00+08:00'],
    ['over Lunar New Year', 'china', '2026-02-14T18:00+08:00', 60, '2026-02-24T10:00+08:00'],
    ['over spring forward', 'newYorkNights', '2026-03-08T01:00-05:00', 120, '2026-03-08T04:00-04:00'],
    ['over fall back', 'newYorkNights', '2026-11-01T00:30-04:00', 120, '2026-11-01T01:30-05:00'],
    ['over midnight', 'nightShift', '2026-06-02T23:00+02:00', 120, '2026-06-03T01:00+02:00'],
    ['in India', 'india', '2026-06-01T18:00+05:30', 60, '2026-06-02T10:00+05:30'],
    ['across Lord Howe’s half hour', 'lordHowe', '2026-10-04T01:00+10:30', 120, '2026-10-04T03:30+11:00'],
    ['round the clock', 'always', '2026-06-05T17:00Z', 24 * 60, '2026-06-06T17:00Z'],
    ['on the only day', 'oneDay', '2026-01-01T00:00Z', 120, '2026-06-06T12:00Z'],
  ])('%s', (_title, calendar, start, minutes, due) => {
    const reached = timeIn(calendar).after(at(start), minutes * minute);
    expect(new Date(reached ?? 0).toISOString()).toBe(new Date(at(due)).toISOString());
  });

  test('is none when the calendar has not that much left', () => {
    expect(timeIn('oneDay').after(at('2026-01-01T00:00Z'), 121 * minute)).toBeNull();
    expect(timeIn('oneDay').after(at('2026-06-06T12:00Z'), 1)).toBeNull();
  });
});

describe('opening and closing', () => {
  test.each([
    ['newYork', '2026-06-05T16:59-04:00', true, '2026-06-05T16:59-04:00', '2026-06-05T17:00-04:00'],
    ['newYork', '2026-06-05T17:00-04:00', false, '2026-06-08T09:00-04:00', '2026-06-05T17:00-04:00'],
    ['newYork', '2026-06-08T09:00-04:00', true, '2026-06-08T09:00-04:00', '2026-06-08T17:00-04:00'],
    ['china', '2026-10-01T10:00+08:00', false, '2026-10-08T09:00+08:00', '2026-10-01T10:00+08:00'],
    ['china', '2026-10-10T10:00+08:00', true, '2026-10-10T10:00+08:00', '2026-10-10T12:00+08:00'],
    // Two spans, one shift.
    ['nightShift', '2026-06-02T23:00+02:00', true, '2026-06-02T23:00+02:00', '2026-06-03T06:00+02:00'],
    ['newYorkHalfPastTwo', '2026-03-08T01:00-05:00', false, '2026-03-08T03:00-04:00', '2026-03-08T01:00-05:00'],
  ])('%s at %s: open %s', (calendar, instant, open, opening, closing) => {
    const time = timeIn(calendar);
    expect(time.isOpen(at(instant))).toBe(open);
    expect(time.nextOpening(at(instant))).toBe(at(opening));
    expect(time.nextClosing(at(instant))).toBe(at(closing));
  });

  test('a calendar that never closes, and one that opens no more', () => {
    expect(timeIn('always').nextClosing(at('2026-06-05T17:00Z'))).toBeNull();
    const everyDay = aCalendar({ zone: 'Asia/Tokyo', weekly: dailyOf(span('00:00', '12:00'), span('11:00', '24:00')) });
    expect(timeOf(everyDay).nextClosing(at('2026-06-05T17:00Z'))).toBeNull();
    const fifty = { ...everyDay, holidays: [{ from: '2026-07-25', name: '' }] };
    expect(timeOf(fifty).nextClosing(at('2026-06-05T17:00Z'))).toBe(at('2026-07-25T00:00+09:00'));
    expect(timeIn('oneDay').nextOpening(at('2026-06-06T12:00Z'))).toBeNull();
    expect(timeOf(aCalendar({ weekly: weekOf() })).nextOpening(0)).toBeNull();
    const shutDown = aCalendar({ holidays: [{ from: '2026-01-01', to: '9999-12-31', name: 'shut down' }] });
    expect(timeOf(shutDown).nextOpening(at('2026-01-01T00:00Z'))).toBeNull();
    expect(timeOf(shutDown).isOpen(at('2025-12-31T10:00Z'))).toBe(true);
  });
});

describe('which hours a date has', () => {
  const calendar = aCalendar({
    holidays: [{ from: '2026-12-24', to: '2026-12-26', name: 'Christmas' }],
    special: [
      { date: '2026-12-24', name: 'half a day', hours: [span('09:00', '12:00')] },
      { date: '2026-12-27', name: 'a Sunday like a Monday', hours: 'monday' },
      { date: '2026-12-28', name: 'stocktaking', hours: [] },
    ],
  });
  test.each([
    ['a working day', '2026-12-23', 8],
    ['special hours before the holiday', '2026-12-24', 3],
    ['the holiday before the week', '2026-12-25', 0],
    ['the hours of another weekday', '2026-12-27', 8],
    ['special hours, none', '2026-12-28', 0],
    ['the week', '2026-12-29', 8],
  ])('%s', (_title, date, hours) => {
    expect(timeOf(calendar).between(at(`${date}T00:00Z`), at(`${date}T24:00Z`))).toBe(hours * hour);
  });
});

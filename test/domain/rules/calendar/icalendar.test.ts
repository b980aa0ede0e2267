import { describe, expect, test } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import { readICalendar } from '#domain/rules/calendar/icalendar.ts';

const range = { zone: 'Asia/Shanghai', from: '2026-01-01', to: '2027-12-31' };

const file = (...events: readonly (readonly string[])[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
const one = (...lines: readonly string[]): string => file(['UID:1', 'SUMMARY:Holiday', ...lines]);
const holidaysOf = (text: string) =>
  readICalendar(text, range).holidays.map(({ from, to }) => (to === undefined ? from : `${from}..${to}`));

describe('holidays of an iCalendar file', () => {
  test.each([
    ['a day without an end', ['DTSTART;VALUE=DATE:20260501'], ['2026-05-01']],
    [
      'an end is not included',
      ['DTSTART;VALUE=DATE:20260501', 'DTEND;VALUE=DATE:20260506'],
      ['2026-05-01..2026-05-05'],
    ],
    ['an end on its own first day', ['DTSTART;VALUE=DATE:20260501', 'DTEND;VALUE=DATE:20260501'], ['2026-05-01']],
    ['a duration', ['DTSTART;VALUE=DATE:20260501', 'DURATION:P3D'], ['2026-05-01..2026-05-03']],
    ['from midnight to midnight', ['DTSTART:20260501T000000', 'DTEND:20260503T000000'], ['2026-05-01..2026-05-02']],
    [
      'in a zone of its own',
      ['DTSTART;TZID=Asia/Shanghai:20260501T000000', 'DTEND;TZID=Asia/Shanghai:20260502T000000'],
      ['2026-05-01'],
    ],
    ['in UTC, as the calendar’s zone shows it', ['DTSTART:20260430T160000Z', 'DTEND:20260501T160000Z'], ['2026-05-01']],
    ['every year', ['DTSTART;VALUE=DATE:20101225', 'RRULE:FREQ=YEARLY'], ['2026-12-25', '2027-12-25']],
    ['every year, a last time', ['DTSTART;VALUE=DATE:20101225', 'RRULE:FREQ=YEARLY;UNTIL=20261225'], ['2026-12-25']],
    ['every second year', ['DTSTART;VALUE=DATE:20201225', 'RRULE:FREQ=YEARLY;INTERVAL=2'], ['2026-12-25']],
    // Thanksgiving: 26 November 2026, 25 November 2027. Memorial Day: 25 May 2026, 31 May 2027.
    [
      'the fourth Thursday of November',
      ['DTSTART;VALUE=DATE:20201126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH'],
      ['2026-11-26', '2027-11-25'],
    ],
    [
      'the last Monday of May',
      ['DTSTART;VALUE=DATE:20200525', 'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO'],
      ['2026-05-25', '2027-05-31'],
    ],
    [
      'every year but one',
      ['DTSTART;VALUE=DATE:20201225', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20261225'],
      ['2027-12-25'],
    ],
    ['cancelled', ['DTSTART;VALUE=DATE:20260501', 'STATUS:CANCELLED'], []],
    ['out of range', ['DTSTART;VALUE=DATE:20250501', 'DTEND;VALUE=DATE:20250506'], []],
    ['partly out of range', ['DTSTART;VALUE=DATE:20251230', 'DTEND;VALUE=DATE:20260103'], ['2026-01-01..2026-01-02']],
    ['beyond all years', ['DTSTART;VALUE=DATE:20271230', 'DTEND;VALUE=DATE:99991231'], ['2027-12-30..2027-12-31']],
  ])('%s', (_title, lines, expected) => {
    expect(holidaysOf(one(...lines))).toEqual(expected);
  });

  test('a moved occurrence is off when it was moved to', () => {
    const moved = file(
      ['UID:1', 'SUMMARY:Founding day', 'DTSTART;VALUE=DATE:20200606', 'RRULE:FREQ=YEARLY'],
      ['UID:1', 'SUMMARY:Founding day', 'RECURRENCE-ID;VALUE=DATE:20260606', 'DTSTART;VALUE=DATE:20260608'],
    );
    expect(holidaysOf(moved)).toEqual(['2026-06-08', '2027-06-06']);
  });

  test('folded lines and escaped commas belong to the name', () => {
    const text = one('DTSTART;VALUE=DATE:20260501').replace(
      'SUMMARY:Holiday',
      'SUMMARY:International Workers’ Day\\, 国际\r\n 劳动节',
    );
    expect(readICalendar(text, range).holidays[0]?.name).toBe('International Workers’ Day, 国际劳动节');
  });

  test('what is part of a day is told apart, not made a holiday', () => {
    const read = readICalendar(one('DTSTART:20261224T120000', 'DTEND:20261224T180000'), range);
    expect(read).toEqual({ holidays: [], workdays: [], partial: [{ date: '2026-12-24', name: 'Holiday' }] });
  });

  test.each(['上班(补春节假期)', '春节（班）', '国庆节 补班', 'Special Working Day'])('%s is a workday', (title) => {
    const text = one('DTSTART;VALUE=DATE:20260214').replace('Holiday', title);
    expect(readICalendar(text, range)).toMatchObject({ holidays: [], workdays: [{ date: '2026-02-14', name: title }] });
  });

  test.each(['春节', '春节（休）', 'Labor Day', '劳动节假期', 'Workers’ Day'])('%s is a holiday', (title) => {
    const text = one('DTSTART;VALUE=DATE:20260501').replace('Holiday', title);
    expect(readICalendar(text, range)).toMatchObject({ holidays: [{ from: '2026-05-01', name: title }], workdays: [] });
  });

  test.each([
    ['nothing', ''],
    ['words', 'these are words'],
    ['a card', 'BEGIN:VCARD\r\nVERSION:4.0\r\nEND:VCARD\r\n'],
    ['a date that is none', one('DTSTART:soon')],
    ['a rule that is none', one('DTSTART;VALUE=DATE:20260501', 'RRULE:FREQ=NEVER')],
    ['an event every second', one('DTSTART:20200101T000000Z', 'RRULE:FREQ=SECONDLY')],
  ])('%s is refused', (_title, text) => {
    let failed: unknown;
    try {
      readICalendar(text, range);
    } catch (error) {
      failed = error;
    }
    expect(failed).toBeInstanceOf(AppError);
    expect(failed).toMatchObject({ kind: 'bad-request' });
  });
});

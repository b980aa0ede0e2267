import { describe, expect, it } from 'vitest';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { type DayRange, dayRange, spanOf } from '#domain/rules/case-query/day-range.ts';

const zones = createZoneOffsets();
const utc = (text: string) => Date.parse(`${text}Z`);
const span = (range: DayRange, now: string, zone: string) => {
  const found = spanOf(range, { now: utc(now), zone, zones });
  return found && [found.from, found.to].map((at) => (at === null ? null : new Date(at).toISOString().slice(0, 16)));
};

/** Computed by hand. */
const table: readonly (readonly [string, DayRange, string, string, (string | null)[] | null])[] = [
  [
    'today is the day of the zone, not of UTC',
    { kind: 'days', from: 0, to: 0 },
    '2026-03-02T17:30',
    'Asia/Shanghai',
    ['2026-03-02T16:00', '2026-03-03T16:00'],
  ],
  [
    'the last 7 days end with today',
    { kind: 'days', from: -6, to: 0 },
    '2026-03-02T12:00',
    'UTC',
    ['2026-02-24T00:00', '2026-03-03T00:00'],
  ],
  [
    'longer ago than 30 days has no beginning',
    { kind: 'days', from: null, to: -30 },
    '2026-03-02T12:00',
    'UTC',
    [null, '2026-02-01T00:00'],
  ],
  [
    'a day on which the clocks go forward has 23 hours',
    { kind: 'dates', from: '2026-03-29', to: '2026-03-29' },
    '2026-01-01T00:00',
    'Europe/Berlin',
    ['2026-03-28T23:00', '2026-03-29T22:00'],
  ],
  [
    'a day on which they go back has 25',
    { kind: 'dates', from: '2026-10-25', to: '2026-10-25' },
    '2026-01-01T00:00',
    'Europe/Berlin',
    ['2026-10-24T22:00', '2026-10-25T23:00'],
  ],
  [
    'a day without a midnight begins when the clocks have moved',
    { kind: 'dates', from: '2018-11-04', to: '2018-11-04' },
    '2018-01-01T00:00',
    'America/Sao_Paulo',
    ['2018-11-04T03:00', '2018-11-05T02:00'],
  ],
  ['the past ends now', { kind: 'past' }, '2026-03-02T12:34', 'Asia/Tokyo', [null, '2026-03-02T12:34']],
  ['never is no span', { kind: 'never' }, '2026-03-02T12:34', 'UTC', null],
  ['open dates have no limits', { kind: 'dates', from: null, to: null }, '2026-03-02T12:34', 'UTC', [null, null]],
];

describe('the instants of a range of days', () => {
  it.each(table)('%s', (_what, range, now, zone, expected) => {
    expect(span(range, now, zone)).toEqual(expected);
  });

  it('follow one another without a gap, in every zone and over every move of its clocks', () => {
    for (const zone of ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'])
      for (let day = 0; day < 366; day++) {
        const moment = { now: utc('2026-01-01T12:00'), zone, zones };
        const [one, next] = [day, day + 1].map((from) => spanOf({ kind: 'days', from, to: from }, moment));
        expect(one?.to, `${zone}, day ${day}`).toBe(next?.from);
      }
  });

  it.each(['2026-02-30', 'yesterday', ''])('is not begun by “%s”', (from) => {
    expect(dayRange.safeParse({ kind: 'dates', from, to: null }).success).toBe(false);
  });
});

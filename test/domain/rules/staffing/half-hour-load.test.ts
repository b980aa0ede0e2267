import { describe, expect, it } from 'vitest';
import { dateOf, dayMs, dayNumber } from '#domain/rules/calendar/local-date.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { type ArrivedCall, halfHourLoad, halfHourMs } from '#domain/rules/staffing/half-hour-load.ts';
import { fc, test } from '../../../harness/fast-check.ts';

const zones = createZoneOffsets();
const shanghai = { zone: 'Asia/Shanghai', zones };
const at = (time: string): number => Date.parse(time);

describe('the load of a half hour', () => {
  it('is the mean and the most of the days that are alike, with the time that a call takes', () => {
    const mondays = ['2026-11-02', '2026-11-09', '2026-11-16'];
    const calls: ArrivedCall[] = [
      // 09:00 in Shanghai: 4, 2 and none. Twelve answered at ten o'clock say how long one takes then; two at nine are too few.
      ...[0, 1, 2, 3].map((n) => ({ at: at('2026-11-02T01:00:00Z') + n * 60_000, handleMs: n < 2 ? 100_000 : null })),
      ...[0, 1].map((n) => ({ at: at('2026-11-09T01:29:59Z') - n * 60_000, handleMs: null })),
      ...Array.from({ length: 12 }, (_, n) => ({ at: at('2026-11-16T02:05:00Z') + n * 1000, handleMs: 300_000 })),
      // A Tuesday's.
      { at: at('2026-11-03T01:00:00Z'), handleMs: 1 },
    ];
    const load = halfHourLoad(calls, { ...shanghai, days: mondays });
    expect(load).toHaveLength(48);
    // (2 · 100 s + 12 · 300 s) / 14
    expect(load[18]).toEqual({ minute: 540, times: 3, calls: 6, mean: 2, most: 4, handleMs: 3_800_000 / 14 });
    expect(load[20]).toEqual({ minute: 600, times: 3, calls: 12, mean: 4, most: 12, handleMs: 300_000 });
    expect(load[0]).toMatchObject({ times: 3, calls: 0, mean: 0, most: 0 });
  });

  it('knows the half hours that the change of time leaves out or shows twice', () => {
    const berlin = { zone: 'Europe/Berlin', zones };
    const autumn = halfHourLoad(
      [
        { at: at('2026-10-25T00:10:00Z'), handleMs: null },
        { at: at('2026-10-25T01:10:00Z'), handleMs: null },
      ],
      { ...berlin, days: ['2026-10-25'] },
    );
    // Both are ten past two.
    expect(autumn[4]).toMatchObject({ minute: 120, times: 2, calls: 2, mean: 1, most: 1 });
    const spring = halfHourLoad([], { ...berlin, days: ['2026-03-29'] });
    expect(spring.map(({ times }) => times)).toEqual(
      Array.from({ length: 48 }, (_, n) => (n === 4 || n === 5 ? 0 : 1)),
    );
  });

  test(
    'counts every call of the days once, in any zone',
    [
      fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/New_York'),
      fc.uniqueArray(fc.integer({ min: dayNumber('2026-01-01'), max: dayNumber('2026-12-31') }), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.array(fc.integer({ min: 0, max: 366 * 48 }), { maxLength: 60 }),
    ],
    (zone, days, times) => {
      const calls = times.map((n) => ({ at: at('2026-01-01T00:00:00Z') + n * halfHourMs + 1, handleMs: null }));
      const load = halfHourLoad(calls, { zone, zones, days: days.map(dateOf) });
      const own = calls.filter((call) => days.includes(Math.floor((call.at + zones.offset(zone, call.at)) / dayMs)));
      expect(load.reduce((sum, { calls: count }) => sum + count, 0)).toBe(own.length);
    },
  );
});

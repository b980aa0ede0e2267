import { describe, expect, it } from 'vitest';
import { backoffMs, pauseAfter } from '#core/sync/backoff.ts';
import { ClockOffset } from '#core/sync/clock-offset.ts';
import { usualTiming } from '#core/sync/timing.ts';
import { fc, test } from '../../harness/fast-check.ts';

describe('ClockOffset', () => {
  it('trusts the answer with the shortest way', () => {
    const offset = new ClockOffset(0);
    expect(offset.observe(1000, 1400, 6200)).toBe(5000);
    expect(offset.observe(2000, 2010, 6905)).toBe(4900);
    expect(offset.observe(3000, 3900, 9000)).toBe(4900);
  });

  it('forgets an old good answer after eight newer ones, so that it follows a clock that drifts', () => {
    const offset = new ClockOffset(0);
    offset.observe(0, 2, 1001);
    for (let i = 1; i <= 8; i++) offset.observe(i * 100, i * 100 + 10, i * 100 + 5 + 2000);
    expect(offset.value).toBe(2000);
  });

  test(
    'is off by at most half the way there and back, however wrong the device’s clock is',
    [fc.integer({ min: -3e11, max: 3e11 }), fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 })],
    (skew, there, back) => {
      const sentAt = 1_700_000_000_000;
      const serverTime = sentAt + skew + there;
      const measured = new ClockOffset(0).observe(sentAt, sentAt + there + back, serverTime);
      expect(Math.abs(measured - skew)).toBeLessThanOrEqual((there + back) / 2 + 1);
    },
  );
});

describe('backoffMs', () => {
  test(
    'grows to a minute and never past it, and never asks at once',
    [fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true })],
    (failures, random) => {
      const wait = backoffMs(failures, random);
      expect(wait).toBeGreaterThanOrEqual(200);
      expect(wait).toBeLessThanOrEqual(60_200);
    },
  );

  it('doubles what it may wait', () => {
    expect([1, 2, 3, 7, 8].map((failures) => backoffMs(failures, 1))).toEqual([1200, 2200, 4200, 60_200, 60_200]);
  });
});

describe('pauseAfter', () => {
  const pause = (kind: 'offline' | 'internal' | 'throttled', failures: number, seconds?: number) =>
    pauseAfter(
      { kind, message: '', ...(seconds === undefined ? {} : { details: { seconds } }) },
      failures,
      1,
      usualTiming,
    );

  it('asks a server that cannot be reached again after ten seconds at most, one that fails after a minute', () => {
    expect(pause('offline', 99)).toEqual({ ms: 10_200, binding: false });
    expect(pause('internal', 99)).toEqual({ ms: 60_200, binding: false });
  });

  it('obeys a server that says when, but not for ever', () => {
    expect(pause('throttled', 1, 45)).toEqual({ ms: 46_200, binding: true });
    expect(pause('offline', 1, 86_400)).toEqual({ ms: 301_200, binding: true });
  });
});

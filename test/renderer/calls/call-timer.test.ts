import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CallTimer,
  type Clocks,
  counted,
  freshTimer,
  isRunning,
  setMinutes,
  started,
  stopped,
  talkedMs,
  wasInterrupted,
} from '#renderer/calls/call-timer.ts';

const at = (monotonic: number, wall = 1_700_000_000_000 + monotonic, origin = 1): Clocks => ({
  wall,
  monotonic,
  origin,
});

describe('the timer of a call', () => {
  it('counts while it runs, over stops', () => {
    const first = stopped(started(freshTimer, at(1000)), at(31_000));
    expect(talkedMs(first, at(99_000))).toBe(30_000);
    const second = started(first, at(100_000));
    expect(talkedMs(second, at(105_000))).toBe(35_000);
    expect(second.startedAt).toBe(at(1000).wall);
  });

  it('does not care what the wall clock does meanwhile', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e7 }), fc.integer(), fc.integer(), (ms, wallThen, wallNow) => {
        const timer = started(freshTimer, at(500, wallThen));
        expect(talkedMs(stopped(timer, at(500 + ms, wallNow)), at(0))).toBe(ms);
      }),
    );
  });

  it('is the same however often it is made durable', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 20 }), (pauses) => {
        let now = 0;
        let timer: CallTimer = started(freshTimer, at(now));
        for (const pause of pauses) {
          now += pause;
          timer = counted(timer, at(now));
        }
        expect(talkedMs(timer, at(now))).toBe(now);
      }),
    );
  });

  it('stands still after the program was closed, and says so', () => {
    const kept = counted(started(freshTimer, at(1000)), at(21_000));
    const later = at(5, 1_700_009_999_999, 2);
    expect(isRunning(kept, later)).toBe(false);
    expect(wasInterrupted(kept, later)).toBe(true);
    expect(talkedMs(kept, later)).toBe(20_000);
    expect(talkedMs(started(kept, later), at(1005, 0, 2))).toBe(21_000);
  });

  it('takes minutes entered by hand, never fewer than none', () => {
    const byHand = setMinutes(started(freshTimer, at(0)), 7.5);
    expect(talkedMs(byHand, at(999_999))).toBe(450_000);
    expect(isRunning(byHand, at(1))).toBe(false);
    expect(talkedMs(setMinutes(freshTimer, -3), at(0))).toBe(0);
  });
});

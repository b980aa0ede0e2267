import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CallClock,
  type ClockReading,
  freshClock,
  inPhaseMs,
  isRunning,
  isUncertain,
  mostUnseenMs,
  moved,
  phaseOf,
  returnedTo,
  seenAt,
  timesOf,
  withMinutes,
  withTold,
} from '#domain/rules/call-clock.ts';
import type { CallMove } from '#domain/rules/call-phase.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const minute = 60_000;
const at = (ms: number, origin = 1, wall = noon + ms): ClockReading => ({ wall, monotonic: ms, origin });
const moves: readonly CallMove[] = ['answered', 'held', 'resumed', 'ended', 'missed', 'saved'];

function through(steps: readonly (readonly [CallMove, ClockReading])[], from: CallClock = freshClock): CallClock {
  return steps.reduce((clock, [move, now]) => moved(clock, move, now), from);
}

describe('the clock of a call', () => {
  it('counts talking, holding and the work afterwards apart', () => {
    const clock = through([
      ['answered', at(0)],
      ['held', at(60_000)],
      ['resumed', at(90_000)],
      ['ended', at(150_000)],
    ]);
    expect(timesOf(clock, at(170_000))).toEqual({ talkMs: 120_000, holdMs: 30_000, wrapUpMs: 20_000 });
    expect(clock.startedAt).toBe(noon);
    expect(inPhaseMs(clock, at(170_000))).toBe(20_000);
    const saved = moved(clock, 'saved', at(170_000));
    expect([isRunning(saved), timesOf(saved, at(999_000)).wrapUpMs]).toEqual([false, 20_000]);
  });

  it('is nothing that can be held before somebody talks', () => {
    expect(moved(freshClock, 'held', at(0))).toBe(freshClock);
    expect(timesOf(freshClock, at(5))).toEqual({ talkMs: 0, holdMs: 0, wrapUpMs: 0 });
  });

  it('does not care what the wall clock does meanwhile', () => {
    fc.assert(
      fc.property(fc.nat(1e7), fc.integer(), fc.integer(), (ms, wallThen, wallNow) => {
        const clock = moved(freshClock, 'answered', at(500, 1, wallThen));
        expect(timesOf(clock, at(500 + ms, 1, wallNow)).talkMs).toBe(ms);
      }),
    );
  });

  it('is never negative, and never more than went by, whatever happens and however the clocks jump', () => {
    const step = fc.tuple(fc.constantFrom(...moves), fc.nat(1e6), fc.integer({ min: -1e9, max: 1e9 }), fc.nat(2));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let now = 0;
        const clock = through(
          steps.map(([move, ms, wall, origin]) => {
            now += ms;
            return [move, at(now, origin, wall)] as const;
          }),
        );
        const { talkMs, holdMs, wrapUpMs } = timesOf(returnedTo(clock, at(now)), at(now));
        expect(Math.min(talkMs, holdMs, wrapUpMs)).toBeGreaterThanOrEqual(0);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...moves), fc.nat(1e6)), { maxLength: 30 }), (steps) => {
        let now = 0;
        const clock = through(
          steps.map(([move, ms]) => {
            now += ms;
            return [move, at(now)] as const;
          }),
        );
        const { talkMs, holdMs, wrapUpMs } = timesOf(clock, at(now));
        expect(talkMs + holdMs + wrapUpMs).toBeLessThanOrEqual(now);
      }),
    );
  });

  it('goes on over a restart of the program, for the telephone goes on', () => {
    const kept = seenAt(moved(freshClock, 'answered', at(0)), at(20_000));
    const back = returnedTo(kept, at(5, 2, noon + 80_000));
    expect(phaseOf(back)).toBe('talking');
    expect(timesOf(back, at(5, 2, noon + 80_000)).talkMs).toBe(80_000);
    expect(isUncertain(back)).toBe(false);
  });

  it('stands still where the program was away for long, and says so', () => {
    const kept = seenAt(moved(freshClock, 'answered', at(0)), at(20_000));
    const now = at(5, 2, noon + 20_000 + mostUnseenMs + 1);
    const back = returnedTo(kept, now);
    expect(timesOf(back, now).talkMs).toBe(20_000);
    expect(isUncertain(back)).toBe(true);
    expect(isRunning(back)).toBe(true);
  });

  it('counts a long hold whole while the program runs', () => {
    const held = through([
      ['answered', at(0)],
      ['held', at(minute)],
    ]);
    expect(timesOf(returnedTo(held, at(61 * minute)), at(61 * minute)).holdMs).toBe(60 * minute);
  });

  it('counts no work after the call while its note was closed', () => {
    const ended = through([
      ['answered', at(0)],
      ['ended', at(minute)],
    ]);
    const left = seenAt(ended, at(minute + 10_000));
    const back = returnedTo(left, at(9 * minute));
    expect(timesOf(back, at(9 * minute + 5000)).wrapUpMs).toBe(15_000);
    expect(isUncertain(back)).toBe(false);
  });

  it('counts a clock that was set back between two runs as nothing', () => {
    const kept = moved(freshClock, 'answered', at(0));
    expect(timesOf(returnedTo(kept, at(5, 2, noon - 86_400_000)), at(5, 2, noon - 86_400_000)).talkMs).toBe(0);
  });

  it('takes in what the telephone tells, each once', () => {
    const told = [
      { phase: 'talking', at: noon },
      { phase: 'on-hold', at: noon + 30_000 },
    ] as const;
    const clock = withTold(freshClock, told);
    expect(withTold(clock, told)).toBe(clock);
    const ended = withTold(clock, [...told, { phase: 'wrap-up', at: noon + 50_000 }]);
    expect(timesOf(ended, at(51_000))).toEqual({ talkMs: 30_000, holdMs: 20_000, wrapUpMs: 1000 });
    expect(ended.startedAt).toBe(noon);
  });

  it('takes a telephone’s word once for what was done here already', () => {
    const here = moved(freshClock, 'answered', at(0));
    const clock = withTold(here, [{ phase: 'talking', at: noon + 5 }]);
    expect(clock.marks).toHaveLength(1);
    expect(withTold(freshClock, [{ phase: 'missed', at: noon }]).marks).toEqual([]);
  });

  it('takes minutes entered by hand, never fewer than none, and goes on from them', () => {
    const ended = through([
      ['answered', at(0)],
      ['ended', at(minute)],
    ]);
    const byHand = withMinutes(ended, 7.5, at(2 * minute));
    expect(timesOf(byHand, at(2 * minute))).toMatchObject({ talkMs: 450_000, wrapUpMs: minute });
    const again = moved(byHand, 'resumed', at(2 * minute));
    expect(timesOf(again, at(3 * minute)).talkMs).toBe(450_000 + minute);
    expect(timesOf(withMinutes(freshClock, -3, at(0)), at(0)).talkMs).toBe(0);
    expect(timesOf(withMinutes(byHand, 2, at(0)), at(0)).talkMs).toBe(2 * minute);
  });
});

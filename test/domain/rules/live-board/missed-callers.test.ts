import { describe, expect, it } from 'vitest';
import { type BookedCall, missedCallers } from '#domain/rules/live-board/missed-callers.ts';

const missed = (caller: string, startedAt: number): BookedCall => ({
  ...{ caller, startedAt, direction: 'in', isSpoken: false },
});
const spoken = (caller: string, startedAt: number, direction: 'in' | 'out' = 'out'): BookedCall => ({
  ...{ caller, startedAt, direction, isSpoken: true },
});

describe('callers who wait to be called back', () => {
  it('are those whom nobody has spoken with since, the one who waits longest first', () => {
    expect(missedCallers([missed('b', 20), missed('a', 10), missed('b', 30), missed('c', 5), spoken('c', 6)])).toEqual([
      { caller: 'a', tries: 1, firstAt: 10, lastAt: 10 },
      { caller: 'b', tries: 2, firstAt: 20, lastAt: 30 },
    ]);
  });

  it('wait from the first try after the last conversation, whoever called whom', () => {
    expect(missedCallers([missed('a', 1), spoken('a', 2, 'in'), missed('a', 3), missed('a', 4)])).toEqual([
      { caller: 'a', tries: 2, firstAt: 3, lastAt: 4 },
    ]);
  });

  it('are not reached by a call of ours that they did not answer, nor made to wait by it', () => {
    const inVain: BookedCall = { caller: 'a', startedAt: 2, direction: 'out', isSpoken: false };
    expect(missedCallers([missed('a', 1), inVain])).toEqual([{ caller: 'a', tries: 1, firstAt: 1, lastAt: 1 }]);
    expect(missedCallers([inVain])).toEqual([]);
  });

  it('have a number', () => {
    expect(missedCallers([missed('', 1)])).toEqual([]);
  });
});

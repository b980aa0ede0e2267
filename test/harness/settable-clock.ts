import { nodeClock } from '#core/adapters/node-clock.ts';
import type { Clock } from '#core/ports.ts';

export interface SettableClock extends Clock {
  /** Somebody sets the wall clock; everything else goes on as it did. */
  set(aheadMs: number): void;
}

/** The machine's own clock, with a wall clock that is wrong by as much as told. */
export function settableClock(aheadMs = 0): SettableClock {
  let ahead = aheadMs;
  return {
    ...nodeClock,
    now: () => nodeClock.now() + ahead,
    set(next) {
      ahead = next;
    },
  };
}

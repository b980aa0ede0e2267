import type { Clock } from '#core/ports.ts';

export interface StageClock extends Clock {
  /** Lets time pass; what is due runs at its moment, also what that makes due. */
  pass(ms: number): void;
  /** The same, and lets promises that were kept meanwhile go on. */
  settle(ms: number): Promise<void>;
  /** Somebody sets the wall clock, by so many milliseconds; the steady clocks do not notice. */
  set(byMs: number): void;
  /** The machine sleeps: wall clock and time since start go on, the monotonic one stands still. */
  sleep(ms: number): void;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock moved by hand. */
export function stageClock(startsAt = Date.UTC(2026, 10, 20, 9)): StageClock {
  let monotonic = 10_000;
  let slept = 0;
  let wall = startsAt - monotonic;
  const timers = new Set<Timer>();
  const next = (until: number): Timer | undefined =>
    [...timers].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
  const step = (until: number): boolean => {
    const timer = next(until);
    if (!timer) return false;
    timers.delete(timer);
    monotonic = Math.max(monotonic, timer.at);
    timer.run();
    return true;
  };
  const kept = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    now: () => wall + monotonic + slept,
    monotonic: () => monotonic,
    sinceStart: () => monotonic + slept,
    after(ms, run) {
      const timer = { at: monotonic + Math.max(0, ms), run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    pass(ms) {
      const until = monotonic + ms;
      while (step(until));
      monotonic = until;
    },
    async settle(ms) {
      const until = monotonic + ms;
      await kept();
      while (step(until)) await kept();
      monotonic = until;
      await kept();
    },
    set(byMs) {
      wall += byMs;
    },
    sleep(ms) {
      slept += ms;
    },
  };
}

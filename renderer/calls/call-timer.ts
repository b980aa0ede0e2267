/** The clocks a timer reads: the wall clock for when, a monotonic one for how long. */
export interface Clocks {
  readonly wall: number;
  /** Milliseconds that only go forward, counted from `origin`. */
  readonly monotonic: number;
  /** Tells this run of the program from others: a monotonic time of another run says nothing. */
  readonly origin: number;
}

/** A call's timer as it is kept in the draft. */
export type CallTimer = {
  readonly startedAt: number | null;
  /** What was counted before it was last started. */
  readonly talkedMs: number;
  readonly running: { readonly origin: number; readonly since: number } | null;
};

export const freshTimer: CallTimer = { startedAt: null, talkedMs: 0, running: null };

export function readClocks(): Clocks {
  return { wall: Date.now(), monotonic: performance.now(), origin: performance.timeOrigin };
}

export function isRunning(timer: CallTimer, clocks: Clocks): boolean {
  return timer.running?.origin === clocks.origin;
}

/** The program ended while the timer ran: what was talked after the last save is not known. */
export function wasInterrupted(timer: CallTimer, clocks: Clocks): boolean {
  return timer.running !== null && timer.running.origin !== clocks.origin;
}

export function talkedMs(timer: CallTimer, clocks: Clocks): number {
  const { running } = timer;
  if (!running || running.origin !== clocks.origin) return timer.talkedMs;
  return timer.talkedMs + Math.max(0, clocks.monotonic - running.since);
}

export function started(timer: CallTimer, clocks: Clocks): CallTimer {
  return {
    startedAt: timer.startedAt ?? clocks.wall,
    talkedMs: talkedMs(timer, clocks),
    running: { origin: clocks.origin, since: clocks.monotonic },
  };
}

export function stopped(timer: CallTimer, clocks: Clocks): CallTimer {
  return { ...timer, talkedMs: talkedMs(timer, clocks), running: null };
}

/** The same, with what is counted so far made durable by the next save. */
export function counted(timer: CallTimer, clocks: Clocks): CallTimer {
  return isRunning(timer, clocks) ? started(timer, clocks) : timer;
}

/** A duration entered by hand takes the place of what was counted. */
export function setMinutes(timer: CallTimer, minutes: number): CallTimer {
  return { ...timer, talkedMs: Math.round(Math.max(0, minutes) * 60_000), running: null };
}

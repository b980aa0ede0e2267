import { type CallMove, type CallPhase, phaseAfter } from './call-phase.ts';

/** The clocks at one moment: the wall clock for when, a monotonic one for how long. */
export type ClockReading = {
  readonly wall: number;
  /** Milliseconds that only go forward, counted from `origin`; null where only the wall clock is known. */
  readonly monotonic: number | null;
  /** Tells this run of the program from others: a monotonic time of another run says nothing. */
  readonly origin: number;
};

/** `away`: nobody knows what went on, or nobody was at it, until the next mark. */
type CallMark = { readonly phase: CallPhase | 'away'; readonly at: ClockReading };

/** What a telephone told of a call's phases, by the device's wall clock. */
export type ToldPhase = { readonly phase: CallPhase; readonly at: number };

/**
 * A call's clock as it is kept in the draft of its note: the moments at which something changed, and no counters. Whatever is counted
 * follows from them, so that nothing is lost with the program.
 */
export type CallClock = {
  readonly startedAt: number | null;
  readonly marks: readonly CallMark[];
  /** The last moment at which it is known to have gone on. */
  readonly seen: ClockReading | null;
  /** How many of the telephone's phases are among the marks. */
  readonly told: number;
  /** What was put right by hand of the time talked. */
  readonly correctionMs: number;
};

export type CallTimes = { readonly talkMs: number; readonly holdMs: number; readonly wrapUpMs: number };

export const freshClock: CallClock = { startedAt: null, marks: [], seen: null, told: 0, correctionMs: 0 };

/** A call goes on at the telephone while the program is away; for longer than this nobody takes it for granted. */
export const mostUnseenMs = 30 * 60_000;

const counted: ReadonlySet<string> = new Set<CallPhase>(['talking', 'on-hold', 'wrap-up']);

export function phaseOf({ marks }: CallClock): CallPhase {
  const phase = marks.at(-1)?.phase;
  return phase === undefined || phase === 'away' ? 'ringing' : phase;
}

/** Whether time is being counted. */
export function isRunning(clock: CallClock): boolean {
  return counted.has(phaseOf(clock));
}

/** Never negative, whatever the wall clock did meanwhile. */
function spanMs(from: ClockReading, to: ClockReading): number {
  const isSameRun = from.origin === to.origin && from.monotonic !== null && to.monotonic !== null;
  return Math.max(0, isSameRun ? (to.monotonic ?? 0) - (from.monotonic ?? 0) : to.wall - from.wall);
}

/** Talking, holding and working after the call, counted apart until now. */
export function timesOf(clock: CallClock, now: ClockReading): CallTimes {
  const sums = { talking: 0, 'on-hold': 0, 'wrap-up': 0 };
  for (const [index, { phase, at }] of clock.marks.entries())
    if (phase === 'talking' || phase === 'on-hold' || phase === 'wrap-up')
      sums[phase] += spanMs(at, clock.marks[index + 1]?.at ?? now);
  return {
    talkMs: Math.max(0, Math.round(sums.talking + clock.correctionMs)),
    holdMs: Math.round(sums['on-hold']),
    wrapUpMs: Math.round(sums['wrap-up']),
  };
}

/** For how long it has been in its phase. */
export function inPhaseMs(clock: CallClock, now: ClockReading): number {
  const last = clock.marks.at(-1);
  return last && isRunning(clock) ? spanMs(last.at, now) : 0;
}

function marked(clock: CallClock, phase: CallMark['phase'], at: ClockReading): CallClock {
  return {
    ...clock,
    startedAt: clock.startedAt ?? (phase === 'talking' ? at.wall : null),
    marks: [...clock.marks, { phase, at }],
    seen: at,
  };
}

/** The same clock when the move tells nothing about a call that stands there. */
export function moved(clock: CallClock, move: CallMove, now: ClockReading): CallClock {
  const phase = phaseAfter(phaseOf(clock), move);
  return phase === undefined ? clock : marked(clock, phase, now);
}

/** With what the telephone told since. */
export function withTold(clock: CallClock, phases: readonly ToldPhase[]): CallClock {
  let next = clock;
  for (const { phase, at } of phases.slice(clock.told))
    if (counted.has(phase) && phase !== phaseOf(next) && phaseOf(next) !== 'done')
      next = marked(next, phase, { wall: at, monotonic: null, origin: 0 });
  return phases.length > clock.told ? { ...next, told: phases.length } : next;
}

/** Known to go on until now, which the next save makes durable. */
export function seenAt(clock: CallClock, now: ClockReading): CallClock {
  return isRunning(clock) ? { ...clock, seen: now } : clock;
}

/**
 * Its note is opened again. Who was not at it did no work after the call; a call itself goes on at the telephone, but not for however
 * long the program was closed.
 */
export function returnedTo(clock: CallClock, now: ClockReading): CallClock {
  const { seen } = clock;
  if (!seen || !isRunning(clock)) return clock;
  const phase = phaseOf(clock);
  const isGone = phase === 'wrap-up' || (seen.origin !== now.origin && spanMs(seen, now) > mostUnseenMs);
  return isGone ? marked(marked(clock, 'away', seen), phase, now) : seenAt(clock, now);
}

/** Part of the call went by while the program was closed, and is not counted. */
export function isUncertain({ marks }: CallClock): boolean {
  return marks.some(({ phase }, index) => {
    const before = marks[index - 1]?.phase;
    return phase === 'away' && (before === 'talking' || before === 'on-hold');
  });
}

/** A length entered by hand takes the place of what was counted until now. */
export function withMinutes(clock: CallClock, minutes: number, now: ClockReading): CallClock {
  const { talkMs } = timesOf({ ...clock, correctionMs: 0 }, now);
  return { ...clock, correctionMs: Math.max(0, minutes) * 60_000 - talkMs };
}

import type { Failure } from '#domain/contract/failure.ts';
import type { SyncTiming } from './timing.ts';

const firstMs = 1000;
const longestMs = 60_000;
const leastMs = 200;

/**
 * Full jitter: after the nth failure in a row wait a random part of 1 s, 2 s, 4 s … up to the longest, so that devices do not return all
 * at once. `random` is in [0, 1].
 */
export function backoffMs(failures: number, random: number, longest = longestMs): number {
  const ceiling = Math.min(longest, firstMs * 2 ** Math.min(10, Math.max(0, failures - 1)));
  return Math.round(leastMs + random * ceiling);
}

/** Nothing of ours answers: the next step is a probe, which costs next to nothing. */
export function isUnreachable(kind: Failure['kind']): boolean {
  return kind === 'offline' || kind === 'not-holdfast';
}

export interface Pause {
  readonly ms: number;
  /** The server asked for it: not even the person shortens it. */
  readonly binding: boolean;
}

/** How long to wait after the nth failure in a row. */
export function pauseAfter(failure: Failure, failures: number, random: number, timing: SyncTiming): Pause {
  const longest = isUnreachable(failure.kind) ? timing.longestProbePauseMs : timing.longestPauseMs;
  const ms = backoffMs(failures, random, longest);
  const asked = Number(failure.details?.seconds ?? 0) * 1000;
  if (!(asked > 0)) return { ms, binding: false };
  // A little later than asked, each device at another moment.
  return { ms: Math.min(asked, timing.longestObedienceMs) + backoffMs(1, random), binding: true };
}

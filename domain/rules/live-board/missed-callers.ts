import type { CallDirection } from '../../model/choices.ts';

/** A call of the call book. */
export interface BookedCall {
  /** What two spellings of the caller's number have in common; empty when the number was withheld. */
  readonly caller: string;
  readonly direction: CallDirection;
  readonly startedAt: number;
  readonly isSpoken: boolean;
}

/** Somebody who called, was not answered, and nobody has spoken with since. */
export interface MissedCaller {
  readonly caller: string;
  /** How often they tried since somebody last spoke with them. */
  readonly tries: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** The one who waits longest first. Who withheld their number cannot be called back, and is not among them. */
export function missedCallers(calls: readonly BookedCall[]): readonly MissedCaller[] {
  const missed = new Map<string, MissedCaller>();
  for (const { caller, direction, startedAt, isSpoken } of calls.toSorted((a, b) => a.startedAt - b.startedAt)) {
    if (caller === '') continue;
    if (isSpoken) missed.delete(caller);
    else if (direction === 'in') {
      const { tries, firstAt } = missed.get(caller) ?? { tries: 0, firstAt: startedAt };
      missed.set(caller, { caller, tries: tries + 1, firstAt, lastAt: startedAt });
    }
  }
  return [...missed.values()].toSorted((a, b) => a.firstAt - b.firstAt);
}

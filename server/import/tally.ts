import type { Outcome } from './send-batch.ts';

/** What an import has done so far. */
export interface Tally {
  /** Rows read, the refused ones among them. */
  readonly rows: number;
  readonly created: number;
  /** Cases that were there and got new timeline lines. */
  readonly completed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly entries: number;
}

export const emptyTally: Tally = { rows: 0, created: 0, completed: 0, unchanged: 0, refused: 0, entries: 0 };

export function addOutcomes(tally: Tally, outcomes: readonly Outcome[], refusedBefore: number): Tally {
  const count = (kind: Outcome['outcome']): number => outcomes.filter((found) => found.outcome === kind).length;
  return {
    rows: tally.rows + outcomes.length + refusedBefore,
    created: tally.created + count('created'),
    completed: tally.completed + count('completed'),
    unchanged: tally.unchanged + count('unchanged'),
    refused: tally.refused + count('refused') + refusedBefore,
    entries: tally.entries + outcomes.reduce((sum, found) => sum + found.entries, 0),
  };
}

const number = (value: number): string => value.toLocaleString('en');

export function summary(tally: Tally): string {
  const { created, completed, unchanged, refused, entries } = tally;
  const cases = `created ${number(created)}, completed ${number(completed)}, unchanged ${number(unchanged)}`;
  return `${cases}, refused ${number(refused)}; timeline lines ${number(entries)}`;
}

/** How far an import is; `elapsedMs` since its first row. */
export function progress(tally: Tally, elapsedMs: number): string {
  const rate = elapsedMs < 1 ? 0 : Math.round((tally.rows * 1000) / elapsedMs);
  return `${number(tally.rows)} rows, ${number(rate)} per second, ${number(tally.refused)} refused`;
}

import { expect } from 'vitest';
import { type Level, runHistory } from '../run-history.ts';
import type { Step } from '../steps.ts';

/** Plays a history that once broke an invariant. */
export async function holds(steps: readonly Step[], level: Level = 'model'): Promise<void> {
  expect((await runHistory(steps, level)).failure).toBeNull();
}

import type { Outcome } from './run-history.ts';
import type { Step } from './steps.ts';

/** The shortest history found by leaving steps out that still breaks the same invariant. */
export async function shrink(
  steps: readonly Step[],
  failed: NonNullable<Outcome['failure']>,
  run: (steps: readonly Step[]) => Promise<Outcome>,
): Promise<readonly Step[]> {
  const stillFails = async (fewer: readonly Step[]) => (await run(fewer)).failure?.invariant === failed.invariant;
  let kept: readonly Step[] = steps.slice(0, failed.step + 1);
  if (!(await stillFails(kept))) kept = steps;
  for (let chunk = Math.ceil(kept.length / 2); chunk >= 1; ) {
    let removed = false;
    for (let start = 0; start < kept.length; ) {
      const fewer = [...kept.slice(0, start), ...kept.slice(start + chunk)];
      if (await stillFails(fewer)) {
        kept = fewer;
        removed = true;
      } else start += chunk;
    }
    if (chunk > 1) chunk = Math.ceil(chunk / 2);
    else if (!removed) break;
  }
  return kept;
}

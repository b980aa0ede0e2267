import { generate } from './generate.ts';
import { plantedBugs } from './planted/bugs.ts';
import { runHistory } from './run-history.ts';
import type { Batch, BatchResult, Failed } from './run-many.ts';

process.on('message', (batch: Batch) => {
  void play(batch).then((result) => process.send?.(result));
});

async function play({ level, from, count, bug }: Batch): Promise<BatchResult> {
  const { planted, beside } = (bug === null ? undefined : plantedBugs[bug]) ?? {};
  const failed: Failed[] = [];
  for (let seed = from; seed < from + count; seed++) {
    const { failure } = await runHistory(generate(seed), level, planted);
    if (!failure) continue;
    if (beside && (await runHistory(generate(seed), level, beside)).failure) continue;
    failed.push({ seed, message: failure.message });
    // One is enough to tell that a planted bug is found.
    if (bug !== null) break;
  }
  return { from, count, failed };
}

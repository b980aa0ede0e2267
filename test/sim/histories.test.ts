import { expect, test } from 'vitest';
import { explain } from './explain.ts';
import type { Level } from './run-history.ts';
import { runMany } from './run-many.ts';

/** More of them where there is time: HOLDFAST_HISTORIES and HOLDFAST_STORE_HISTORIES say how many. */
const counts: Readonly<Record<Level, number>> = {
  model: Number(process.env.HOLDFAST_HISTORIES ?? 2000),
  store: Number(process.env.HOLDFAST_STORE_HISTORIES ?? 40),
};
const hour = 3_600_000;

for (const level of ['store', 'model'] as const)
  test(`every invariant holds in ${counts[level]} histories at level ${level}`, { timeout: hour }, async () => {
    const startedAt = performance.now();
    const failed = await runMany({ level, from: 1, count: counts[level], bug: null, workers: 2 });
    console.log(
      `${counts[level]} histories at level ${level} in ${Math.round((performance.now() - startedAt) / 1000)} s`,
    );
    const [first] = failed;
    expect(
      failed.map(({ seed }) => seed),
      first && (await explain(first.seed, level)),
    ).toEqual([]);
  });

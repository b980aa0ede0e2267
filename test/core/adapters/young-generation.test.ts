import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const module = join(import.meta.dirname, '../../../electron/core/adapters/young-generation.ts');

/** The most the young generation held, in MiB, in a process that makes much garbage while it keeps some. */
function mostMiB(before: string): number {
  const script = `
    import { getHeapSpaceStatistics } from 'node:v8';
    import { keepYoungGenerationSmall } from ${JSON.stringify(module)};
    ${before}
    let most = 0;
    let kept = [];
    for (let i = 0; i < 3_000_000; i++) {
      kept.push({ i });
      if (kept.length > 60_000) kept = [];
      if (i % 5000 === 0) most = Math.max(most, getHeapSpaceStatistics().find((s) => s.space_name === 'new_space').space_size);
    }
    console.log(most / 2 ** 20);`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }));
}

test('a host keeps its young generation at a few MiB, which would grow otherwise', () => {
  expect(mostMiB('keepYoungGenerationSmall();')).toBeLessThanOrEqual(8);
  expect(mostMiB('')).toBeGreaterThan(8);
});

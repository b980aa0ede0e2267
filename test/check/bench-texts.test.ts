import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../bench/figures.ts';
import { judgedData } from '../bench/relevance/judged-sets.ts';
import { missingData } from '../bench/texts/data-folder.ts';
import { searchedData } from '../bench/texts/text-pools.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

async function yieldOf(scenario: string): Promise<Pick<Outcome, 'figures' | 'leftOut'>> {
  const file = join(temporaryFolder(), 'figures.json');
  const options = ['--only', scenario, '--rows', '200', '--runs', '1', '--json', file];
  await promisify(execFile)(process.execPath, ['test/bench/main.ts', ...options]);
  const { scenarios } = JSON.parse(readFileSync(file, 'utf8')) as { scenarios: readonly Outcome[] };
  return {
    figures: scenarios.flatMap((each) => each.figures),
    leftOut: scenarios.flatMap((each) => each.leftOut),
  };
}

describe('what works on real texts yields its figures, or says what it would need', { timeout: 180_000 }, () => {
  test('relevance', async () => {
    const { figures, leftOut } = await yieldOf('relevance');
    if (missingData(judgedData).length > 0) expect([figures, leftOut]).toEqual([[], [expect.any(String)]]);
    else
      for (const language of ['English', 'Chinese'])
        expect(figures.find(({ name }) => name === `XQuAD, ${language}: MRR@10`)?.value).toBeGreaterThan(0.9);
  });

  test('search, beside its peers', async () => {
    const { figures, leftOut } = await yieldOf('search');
    if (missingData(searchedData).length > 0) expect([figures, leftOut]).toEqual([[], [expect.any(String)]]);
    else
      for (const name of ['Holdfast', 'MiniSearch', 'FlexSearch', 'FlexSearch, whole words', 'FTS5 trigram'])
        for (const figure of ['all queries p95', 'texts indexed a second', 'queries that find something'])
          expect(figures.find((each) => each.name === `${name}: ${figure}`)?.value).toBeGreaterThan(0);
  });
});

import { expect, test } from 'vitest';
import { generate } from './generate.ts';
import { runHistory } from './run-history.ts';

test('a seed gives the same steps each time, and another seed others', () => {
  expect(generate(7)).toEqual(generate(7));
  expect(generate(7)).not.toEqual(generate(8));
});

for (const level of ['model', 'store'] as const)
  test(`the same seed twice leaves the same trace at level ${level}`, async () => {
    for (const seed of [1, 2, 3]) {
      const [first, second] = [await runHistory(generate(seed), level), await runHistory(generate(seed), level)];
      expect(second).toEqual(first);
      expect((await runHistory(generate(seed + 10), level)).hash).not.toBe(first.hash);
    }
  });

import fc from 'fast-check';
import { test as vitestTest } from 'vitest';

export { fc };

/** A property: the title states what holds for every input. A failure prints the seed and the smallest counterexample. */
export function test<Ts extends [unknown, ...unknown[]]>(
  title: string,
  arbitraries: { [K in keyof Ts]: fc.Arbitrary<Ts[K]> },
  holds: (...args: Ts) => void,
): void {
  vitestTest(title, () => {
    fc.assert(fc.property(...arbitraries, holds), { numRuns: 500 });
  });
}

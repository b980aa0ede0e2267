import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PackedFacts } from '#db/queries/packed-facts.ts';

const fact = fc.record({
  id: fc.oneof(fc.uuid(), fc.string({ unit: fc.constantFrom('a', 'b', ':', '1') })),
  // Few moments, so that many facts are of the same.
  at: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 })),
  value: fc.option(fc.oneof(fc.integer(), fc.double({ noNaN: true }))),
});

// Whatever was found comes out as it was, the newest first, those of one moment by their ids, in whichever parts it is asked for.
it('gives all that it was given, the newest first, part by part', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fact, { selector: ({ id }) => id }), fc.integer({ min: 1, max: 7 }), (facts, part) => {
      const packed = new PackedFacts(facts);
      const parts = Array.from({ length: Math.ceil(packed.length / part) }, (_, n) =>
        packed.slice(n * part, (n + 1) * part),
      );
      const newestFirst = facts.toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
      expect(parts.flat()).toEqual(newestFirst);
    }),
  );
});

it('grows with what is added', () => {
  const facts = Array.from({ length: 5000 }, (_, n) => ({
    id: `fact-${n}-${'x'.repeat(40)}`,
    at: n,
    value: n % 2 ? null : n,
  }));
  expect(new PackedFacts(facts).slice(0, 5000)).toEqual(facts.toReversed());
});

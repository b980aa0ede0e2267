import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteRange } from '#server/files/byte-range.ts';

test('whatever a request asks for, a range lies within the content, and none is empty', () => {
  const header = fc.oneof(
    fc.tuple(fc.nat(200), fc.nat(200)).map(([from, to]) => `bytes=${from}-${to}`),
    fc.nat(200).map((from) => `bytes=${from}-`),
    fc.nat(200).map((tail) => `bytes=-${tail}`),
    fc.string({ maxLength: 12 }).map((rest) => `bytes=${rest}`),
  );
  fc.assert(
    fc.property(header, fc.integer({ min: 1, max: 150 }), (asked, size) => {
      const range = byteRange(asked, size);
      if (range === undefined || range === 'none') return;
      expect(range.from).toBeGreaterThanOrEqual(0);
      expect(range.to).toBeGreaterThanOrEqual(range.from);
      expect(range.to).toBeLessThan(size);
    }),
    { numRuns: 500 },
  );
});

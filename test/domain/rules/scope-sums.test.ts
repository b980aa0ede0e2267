import { test as example, expect } from 'vitest';
import { addToSums, idPart, noSums } from '#domain/rules/scope-sums.ts';
import { fc, test } from '../../harness/fast-check.ts';

const sums = fc.record({
  rows: fc.integer({ min: 0, max: 10_000_000 }),
  ids: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
  vers: fc.integer({ min: 0, max: 2 ** 45 }),
});
const negative = ({ rows, ids, vers }: typeof noSums) => ({ rows: -rows, ids: -ids, vers: -vers });

test('what was added is gone when it is taken away again, in whatever order', [sums, sums], (a, b) => {
  expect(addToSums(addToSums(a, b), negative(b))).toEqual(a);
  expect(addToSums(a, b)).toEqual(addToSums(b, a));
  expect(addToSums(a, noSums)).toEqual(a);
});

test('an id counts by its last 32 bits', [fc.uuid(), fc.nat(2 ** 32 - 1)], (id, low) => {
  expect(idPart(id.slice(0, -8) + low.toString(16).padStart(8, '0'))).toBe(low);
});

example('the sum of ids stays a whole number below 2^48', () => {
  const most = { rows: 1, ids: 2 ** 48 - 1, vers: 1 };
  expect(addToSums(most, most)).toEqual({ rows: 2, ids: 2 ** 48 - 2, vers: 2 });
});

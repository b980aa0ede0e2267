import fc from 'fast-check';
import { expect, test } from 'vitest';
import { json, sameJson } from '#domain/model/json.ts';

test.each([
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [null, {}, false],
  [null, null, true],
  [0, false, false],
  ['1', 1, false],
  [{ a: null }, {}, false],
  [{ a: [{ b: '退款' }] }, { a: [{ b: '退款' }] }, true],
  [{ a: [{ b: '退款' }] }, { a: [{ b: '退货' }] }, false],
])('%j and %j are the same: %s', (a, b, same) => {
  expect(sameJson(a, b)).toBe(same);
  expect(sameJson(b, a)).toBe(same);
});

test('names that every object inherits are no values of it', () => {
  expect(sameJson(JSON.parse('{"__proto__":{}}'), { a: 1 })).toBe(false);
  expect(sameJson({ a: 1 }, JSON.parse('{"__proto__":{}}'))).toBe(false);
  expect(sameJson({ toString: 1 }, { a: 1 })).toBe(false);
});

/** The same value in a shape that tells objects from arrays, every object's keys in one order. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return { object: entries.map(([key, part]) => [key, ordered(part)]) };
}

test('two values are the same exactly when they are written the same with ordered keys', () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  const few = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom<unknown>(null, 0, 1, '', 'a', true),
      fc.array(tie('value'), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor'), tie('value'), { maxKeys: 2 }),
    ),
  })).value;
  const agree = (a: unknown, b: unknown) => {
    const [left, right] = [JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b))];
    expect(sameJson(left, right)).toBe(JSON.stringify(ordered(left)) === JSON.stringify(ordered(right)));
  };
  fc.assert(fc.property(value, (a) => agree(a, structuredClone(a))));
  fc.assert(fc.property(few, few, agree), { numRuns: 2000 });
});

test('only JSON passes the schema', () => {
  expect(json.safeParse({ a: [1, 'x', null, true] }).success).toBe(true);
  for (const value of [undefined, () => 1, Number.NaN, Number.POSITIVE_INFINITY, 1n])
    expect(json.safeParse(value).success).toBe(false);
});

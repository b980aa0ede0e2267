import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentText } from '#domain/rules/customer-file.ts';

const last = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

test('a moment is told as ISO 8601 has it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: last }), (ms) => {
      expect(momentText(ms)).toBe(new Date(ms).toISOString());
    }),
  );
});

test.each([
  [-1, '1970-01-01T00:00:00.000Z'],
  [Number.MAX_SAFE_INTEGER, '9999-12-31T23:59:59.999Z'],
])('%d, which a clock that was far out gave, is told as the nearest that a calendar has', (ms, text) => {
  expect(momentText(ms)).toBe(text);
});

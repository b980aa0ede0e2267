import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { furtherId } from '#domain/model/further-id.ts';
import { uuidV7 } from '#domain/model/uuid.ts';

const uid = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 47 }), fc.uint8Array({ minLength: 10, maxLength: 10 }))
  .map(([at, random]) => uuidV7(at, random));
const place = fc.integer({ min: 1, max: 0xffff });

test('a further id is a UUID of the same time, another than its origin, and the same whenever it is asked for', () => {
  fc.assert(
    fc.property(uid, place, (origin, n) => {
      const made = furtherId(origin, n);
      expect(z.uuidv7().safeParse(made).success).toBe(true);
      expect(made).not.toBe(origin);
      expect(made.slice(0, 13)).toBe(origin.slice(0, 13));
      expect(furtherId(origin, n)).toBe(made);
    }),
  );
});

test('no two origins have the same further id, and no two places of one', () => {
  fc.assert(
    fc.property(uid, uid, place, place, (one, other, n, m) => {
      expect(furtherId(one, n) === furtherId(other, n)).toBe(one === other);
      expect(furtherId(one, n) === furtherId(one, m)).toBe(n === m);
    }),
  );
});

test.each([0, -1, 1.5, 65_536])('there is no further id number %d', (n) => {
  expect(() => furtherId('00000000-0001-7000-8000-00000000000c', n)).toThrow(RangeError);
});

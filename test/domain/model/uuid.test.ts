import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { uuidV7 } from '#domain/model/uuid.ts';

const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
const time = fc.integer({ min: 0, max: 2 ** 48 - 1 });

test('the example of RFC 9562, appendix A.6', () => {
  const bits = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuidV7(0x017f22e279b0, bits)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('carries version 7, the RFC variant and its time', () => {
  fc.assert(
    fc.property(time, random, (at, bits) => {
      const id = uuidV7(at, bits);
      expect(z.uuidv7().safeParse(id).success).toBe(true);
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at);
    }),
  );
});

test('ids sort by the time they were minted, whatever the randomness', () => {
  fc.assert(
    fc.property(time, time, random, random, (a, b, bitsA, bitsB) => {
      fc.pre(a < b);
      expect(uuidV7(a, bitsA) < uuidV7(b, bitsB)).toBe(true);
    }),
  );
});

test('all 74 random bits count', () => {
  const ids = new Set<string>();
  for (let bit = 0; bit < 80; bit++) {
    const bits = new Uint8Array(10);
    bits[bit >> 3] = 0x80 >> (bit & 7);
    ids.add(uuidV7(0, bits));
  }
  // Six of the 80 bits make way for version and variant; those ids equal the one of no bit at all.
  expect(ids.size).toBe(75);
});

test('too little randomness is refused, a time before 1970 is 1970', () => {
  expect(() => uuidV7(0, new Uint8Array(9))).toThrow(RangeError);
  expect(uuidV7(-5, new Uint8Array(10))).toBe(uuidV7(0, new Uint8Array(10)));
});

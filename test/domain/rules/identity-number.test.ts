import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasWrongCheckDigit, identityMask, normalIdentity } from '#domain/rules/identity-number.ts';

describe('an identity number', () => {
  it.each([
    ['110105 19491231 002x', '11010519491231002X'],
    ['１１０１０５－１９４９', '1101051949'],
    ['e1234.5678', 'E12345678'],
    ['\u200b ', ''],
  ])('%s is kept as %s', (typed, kept) => {
    expect(normalIdentity(typed)).toBe(kept);
    expect(normalIdentity(kept)).toBe(kept);
  });

  it.each([
    ['11010519491231002X', '••••002X'],
    ['E12345678', '••••5678'],
    ['12345678', '••••5678'],
    ['1234567', '••••7'],
    ['123', '••••'],
    ['', ''],
  ])('%s is shown as %s', (number, mask) => expect(identityMask(number)).toBe(mask));

  it('gives away at most half of it, and not how long it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom(...'0123456789X身') }), (number) => {
        const shown = identityMask(number).replace('••••', '');
        expect(number.endsWith(shown)).toBe(true);
        expect([...shown].length * 2).toBeLessThanOrEqual([...number].length);
        expect(identityMask(`9${number}`).startsWith('••••')).toBe(true);
        expect(identityMask(number.padStart(30, '7')).length).toBe(8);
      }),
    );
  });

  it('of a resident of mainland China is checked by its last digit', () => {
    expect(hasWrongCheckDigit('11010519491231002X')).toBe(false);
    expect(hasWrongCheckDigit('110105194912310021')).toBe(true);
    expect(hasWrongCheckDigit('E12345678')).toBe(false);
    expect(hasWrongCheckDigit('1101051949123100')).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOffHours, isWithin, preferredFirst } from '#domain/rules/contact-hours.ts';

const minute = fc.integer({ min: 0, max: 1439 });

describe('hours of no contact', () => {
  it.each([
    [{ from: 1320, to: 480 }, 1319, false],
    [{ from: 1320, to: 480 }, 1320, true],
    [{ from: 1320, to: 480 }, 0, true],
    [{ from: 1320, to: 480 }, 479, true],
    [{ from: 1320, to: 480 }, 480, false],
    [{ from: 720, to: 840 }, 719, false],
    [{ from: 720, to: 840 }, 720, true],
    [{ from: 720, to: 840 }, 840, false],
  ])('%j hold minute %i: %j', (range, at, held) => {
    expect(isWithin(range, at)).toBe(held);
  });

  it('and the hours that are left make up the whole day', () => {
    fc.assert(
      fc.property(minute, minute, minute, (from, to, at) => {
        fc.pre(from !== to);
        expect(isWithin({ from, to }, at)).toBe(!isWithin({ from: to, to: from }, at));
      }),
    );
  });

  it('are none where nobody spoke of any', () => {
    expect(isOffHours({}, 0)).toBe(false);
    expect(isOffHours({ doNotContact: { from: 0, to: 1 } }, 0)).toBe(true);
  });
});

it('the preferred contact point comes first, the others stay in their order', () => {
  const points = [{ value: 'a' }, { value: 'b', preferred: true as const }, { value: 'c' }];
  expect(preferredFirst(points).map(({ value }) => value)).toEqual(['b', 'a', 'c']);
});

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { signing } from '#domain/model/visit-fields.ts';
import { lastStrokeUndone, onSheet, penDown, penTo } from '#renderer/visits/signature/pen.ts';

describe('a place on the screen', () => {
  const box = { left: 100, top: 50, width: 500, height: 200 };
  it.each([
    ['the upper left corner', { x: 100, y: 50 }, { x: 0, y: 0 }],
    ['the lower right corner', { x: 600, y: 250 }, { x: 1000, y: 400 }],
    ['the middle', { x: 350, y: 150 }, { x: 500, y: 200 }],
    ['beyond the edge', { x: 700, y: 0 }, { x: 1000, y: 0 }],
  ])('%s', (_what, at, on) => {
    expect(onSheet(at, box)).toEqual(on);
  });

  it('is the same place on a pad that is drawn twice as large', () => {
    const zoomed = { left: 200, top: 100, width: 1000, height: 400 };
    expect(onSheet({ x: 700, y: 300 }, zoomed)).toEqual(onSheet({ x: 350, y: 150 }, box));
  });

  it('is the corner of a pad that is not laid out', () => {
    expect(onSheet({ x: 5, y: 5 }, { left: 0, top: 0, width: 0, height: 0 })).toEqual({ x: 0, y: 0 });
  });
});

const point = fc.record({ x: fc.integer({ min: 0, max: 1000 }), y: fc.integer({ min: 0, max: 400 }) });
const stroke = fc.array(point, { minLength: 1, maxLength: 30 });

function drawn(strokes: readonly { x: number; y: number }[][]): string {
  return strokes.reduce((path, [first, ...more]) => (first ? more.reduce(penTo, penDown(path, first)) : path), '');
}

test('whatever is drawn is a signature that the wire takes, and its strokes can be taken back one by one', () => {
  fc.assert(
    fc.property(fc.array(stroke, { minLength: 1, maxLength: 6 }), (strokes) => {
      const path = drawn(strokes);
      const signed = signing.safeParse({ name: '李', strokes: path, reportHash: 'a'.repeat(64) });
      expect(signed.success).toBe(true);
      expect(lastStrokeUndone(path)).toBe(drawn(strokes.slice(0, -1)));
    }),
  );
});

test('a hand that trembles on the spot adds nothing', () => {
  const begun = penDown('', { x: 10, y: 10 });
  expect(penTo(begun, { x: 11, y: 11 })).toBe(begun);
  expect(penTo(begun, { x: 14, y: 10 })).toBe('M10 10l0 0l4 0');
});

test('a way goes on from where the pen is', () => {
  const path = [
    { x: 20, y: 10 },
    { x: 20, y: 30 },
  ].reduce(penTo, penDown('', { x: 10, y: 10 }));
  expect(path).toBe('M10 10l0 0l10 0l0 20');
});

test('nothing is drawn before the pen is down, and no scribble grows beyond what is kept', () => {
  expect(penTo('', { x: 1, y: 1 })).toBe('');
  expect(lastStrokeUndone('')).toBe('');
  const full = `M0 0${'l1 1'.repeat(15_000)}`.slice(0, 59_998);
  expect(penDown(full, { x: 1, y: 1 })).toBe(full);
});

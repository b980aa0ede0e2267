import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnPadding, columnWidths } from '#domain/report-files/pdf/column-widths.ts';
import { widthOf } from '#domain/report-files/text-width.ts';

const fontSize = 8;
const needed = (text: string) => widthOf(text) * fontSize * 0.56;
const words = fc.array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 6 });
const column = fc.record({
  label: words.map((each) => each.join(' ')),
  isText: fc.boolean(),
  texts: fc.array(fc.constantFrom('2026-11-22', '1234:05:06', '7', '87.5%', ''), { maxLength: 20 }),
});

// Invariant: columns never take more room than there is, and while that is enough for them no number and no date is broken.
test('numbers and dates stay whole, whatever the labels are', () => {
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 9 }), (columns) => {
      const widths = columnWidths(columns, 761, fontSize);
      const taken = widths.reduce((sum, width) => sum + width + columnPadding, 0);
      expect(taken).toBeLessThanOrEqual(761.001);
      for (const [at, { isText, texts }] of columns.entries())
        if (!isText) expect(widths[at]).toBeGreaterThanOrEqual(Math.max(0, ...texts.map(needed)));
    }),
  );
});

test('texts take what is left over', () => {
  const columns = [
    { label: 'Case', isText: false, texts: ['C-1'] },
    { label: 'Subject', isText: true, texts: ['short'] },
    { label: 'Answer', isText: true, texts: ['a text that is much longer than the other one'] },
  ];
  const [number = 0, subject = 0, answer = 0] = columnWidths(columns, 515, fontSize);
  expect(number + subject + answer + 3 * columnPadding).toBeCloseTo(515);
  expect(answer).toBeGreaterThan(subject);
});

import { expect } from 'vitest';
import { UnitWriter } from '#domain/rules/unit-writer.ts';
import { fc, test } from '../../harness/fast-check.ts';

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.integer({ min: 5000, max: 20_000 }).map((n) => '退'.repeat(n)),
);

test(
  'gives back the pieces in one text, however long, and begins anew',
  [fc.array(piece, { maxLength: 6 })],
  (pieces) => {
    const writer = new UnitWriter();
    for (const text of pieces) writer.append(`-${text}-`, 1, text.length + 1);
    expect(writer.isEmpty).toBe(pieces.join('') === '');
    expect(writer.take()).toBe(pieces.join(''));
    expect([writer.isEmpty, writer.take()]).toEqual([true, '']);
  },
);

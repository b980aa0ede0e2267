import fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupedRows } from '#renderer/cases/list/grouped-rows.ts';

const anyGroups = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 8 });

it('every case and every heading has one line, in the order of the groups, and each is found again', () => {
  fc.assert(
    fc.property(anyGroups, (counts) => {
      const groups = counts.map((count, index) => ({ key: String(index), name: null, count }));
      const rows = counts.reduce((sum, count) => sum + count, 0);
      const lines = groupedRows(groups, rows);
      let row = 0;
      const expected = groups.flatMap((group) => [
        { kind: 'group' as const, group },
        ...Array.from({ length: group.count }, () => ({ kind: 'row' as const, row: row++ })),
      ]);
      expect(Array.from({ length: lines.lines }, (_, line) => lines.lineAt(line))).toEqual(expected);
      for (const [line, each] of expected.entries()) {
        if (each.kind === 'row') {
          expect(lines.lineOf(each.row)).toBe(line);
          expect(lines.rowAt(line)).toBe(each.row);
        } else {
          const next = expected[line + 1];
          expect(lines.rowAt(line)).toBe(next?.kind === 'row' ? next.row : undefined);
        }
      }
    }),
  );
});

it('a list without groups is its cases', () => {
  const lines = groupedRows([], 3);
  expect([0, 1, 2].map((line) => lines.lineAt(line))).toEqual([0, 1, 2].map((row) => ({ kind: 'row', row })));
  expect([lines.lines, lines.lineOf(2), lines.rowAt(1)]).toEqual([3, 2, 1]);
});

import { describe, expect, it } from 'vitest';
import { diffLines, foldDiff } from '#domain/rules/line-diff.ts';
import { fc, test } from '../../harness/fast-check.ts';

const text = fc
  .array(fc.constantFrom('退款', 'a', 'b', '', 'same'), { maxLength: 12 })
  .map((lines) => lines.join('\n'));

describe('the lines of two texts', () => {
  test(
    'without the added ones are the first text, without the removed ones the second',
    [text, text],
    (before, after) => {
      const lines = diffLines(before, after);
      const without = (kind: string) => lines.filter((line) => line.kind !== kind).map((line) => line.text);
      expect(without('added').join('\n')).toBe(before);
      expect(without('removed').join('\n')).toBe(after);
    },
  );

  test('folded, still hold every change, and gaps count what they leave out', [text, text], (before, after) => {
    const lines = diffLines(before, after);
    const folded = foldDiff(lines, 1);
    const changed = (all: readonly { readonly kind: string }[]) =>
      all.filter(({ kind }) => kind === 'added' || kind === 'removed');
    expect(changed(folded)).toEqual(changed(lines));
    expect(folded.reduce((sum, line) => sum + (line.kind === 'gap' ? line.lines : 1), 0)).toBe(lines.length);
    for (const [index, line] of folded.entries())
      if (line.kind === 'gap') expect(folded[index + 1]?.kind).not.toBe('gap');
  });

  it('name one changed line in the middle of a long text', () => {
    const before = Array.from({ length: 20 }, (_, n) => `line ${n}`);
    const after = before.with(10, 'line ten');
    expect(foldDiff(diffLines(before.join('\n'), after.join('\n')), 1)).toEqual([
      { kind: 'gap', lines: 9 },
      { kind: 'same', text: 'line 9' },
      { kind: 'removed', text: 'line 10' },
      { kind: 'added', text: 'line ten' },
      { kind: 'same', text: 'line 11' },
      { kind: 'gap', lines: 8 },
    ]);
  });
});

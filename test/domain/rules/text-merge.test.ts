import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeText } from '#domain/rules/text-merge.ts';
import { naughtyStrings } from '../naughty-strings.ts';

const base = '第一步\n第二步\n第三步';

test.each([
  [
    'changes of different lines meet',
    '第一步：看\n第二步\n第三步',
    '第一步\n第二步\n第三步：写',
    '第一步：看\n第二步\n第三步：写',
  ],
  ['the same change stands once', '第一步\n第三步', '第一步\n第三步', '第一步\n第三步'],
  ['a line put in beside a line taken out', '序\n第一步\n第二步\n第三步', '第一步\n第二步', '序\n第一步\n第二步'],
  ['different changes of a line cannot be merged', '甲\n第二步\n第三步', '乙\n第二步\n第三步', null],
  ['a change of a line that was taken out cannot be merged', '第一步\n第二步\n改', '第一步\n第二步', null],
])('%s', (_, mine, theirs, merged) => {
  expect(mergeText(base, mine, theirs)).toBe(merged);
});

describe('laws', () => {
  const line = fc.oneof(
    fc.constantFrom('a', 'b', 'c', '', 'x\r', '__proto__', 'constructor'),
    fc.constantFrom(...naughtyStrings()),
  );
  const text = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'));

  test('where one side changed nothing, the other stands; equal changes stand', () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        expect(mergeText(from, to, from)).toBe(to);
        expect(mergeText(from, from, to)).toBe(to);
        expect(mergeText(from, to, to)).toBe(to);
      }),
    );
  });

  test('both sides merge to the same', () => {
    fc.assert(
      fc.property(text, text, text, (from, mine, theirs) => {
        expect(mergeText(from, mine, theirs)).toBe(mergeText(from, theirs, mine));
      }),
    );
  });
});

import { describe, expect, test as plainTest } from 'vitest';
import { passagesOf } from '#domain/rules/article-passages.ts';
import { indexText } from '#domain/rules/search-terms.ts';
import { naughtyStrings } from '../../domain/naughty-strings.ts';
import { fc, test } from '../../harness/fast-check.ts';

const piecesOf = (text: string) => passagesOf(text).map(({ from, to }) => text.slice(from, to));

/** Long enough to be cut: sentences in both languages, and runs without any end. */
const writing = fc
  .array(
    fc.tuple(
      fc.string({ unit: fc.constantFrom(...'退款登录发票维修充电aZ09é '), maxLength: 400 }),
      fc.constantFrom('。', '. ', '\n\n', '，', '；', '? ', ''),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.flat().join(''));

describe('the passages of a text', () => {
  test('are the whole text in order', [writing], (text) => {
    expect(piecesOf(text).join('')).toBe(text);
  });

  test('hold every term that the text holds', [writing], (text) => {
    const whole = indexText(text).split(' ').filter(Boolean);
    const parts = piecesOf(text).flatMap((piece) => indexText(piece).split(' ').filter(Boolean));
    expect(parts.toSorted()).toEqual(whole.toSorted());
  });

  plainTest('begin where a sentence begins and hold about a paragraph', () => {
    const sentence = '退款在七天之内到账，超过七天请联系客服查询银行流水。';
    const pieces = piecesOf(sentence.repeat(20));
    expect(pieces).toHaveLength(4);
    for (const piece of pieces) expect(piece.startsWith('退款')).toBe(true);
  });

  plainTest('of a short text are one, of an empty one too', () => {
    expect(piecesOf('How do I reset my password? Open the settings.')).toHaveLength(1);
    expect(piecesOf('')).toEqual(['']);
  });

  plainTest('of a naughty text are still all of it', () => {
    for (const text of naughtyStrings()) expect(piecesOf(text.repeat(40)).join('')).toBe(text.repeat(40));
  });
});

// What is kept of a search in vain holds no address and no number of anybody, and going over it once more changes nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missLength } from '#domain/model/search-miss-fields.ts';
import { missWords } from '#domain/rules/knowledge/miss-words.ts';
import { naughtyStrings } from '../../naughty-strings.ts';

describe('what is kept of a search', () => {
  test.each([
    ['发票抬头写错了 13800138000', '发票抬头写错了'],
    ['打 +86 138-0013-8000 没人接', '打 没人接'],
    ['（０１０）８８８８ ９９９９ 占线', '( 占线'],
    ['身份证 11010519491231002X 绑定失败', '身份证 绑定失败'],
    ['订单 AB-20240199 退款', '订单 退款'],
    ['refund to ada.lin@example.com fails', 'refund to fails'],
    ['see https://example.com/u/77?who=ada now', 'see now'],
    ['手机号一三八零零一三八零零零 换绑', '手机号 换绑'],
    ['iPhone15充电 E-1042报错', 'iphone15充电 e-1042报错'],
    ['發票抬頭', '发票抬头'],
    ['退款没到账', '退款没到账'],
  ])('%s', (typed, kept) => {
    expect(missWords(typed)).toBe(kept);
  });

  test.each(['13800138000', '王', '', '   ', 'a@b.cn', '!!!', '+86 138 0013 8000'])('nothing of %j', (typed) => {
    expect(missWords(typed)).toBe('');
  });

  test('names that are known are taken out, in whatever writing', () => {
    expect(missWords('王小明的發票抬頭', ['王小明'])).toBe('的发票抬头');
    expect(missWords('Ada LIN cannot log in', ['Ada Lin', ''])).toBe('cannot log in');
  });

  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.constantFrom(...naughtyStrings()).map((each) => each.slice(0, 300)),
    fc
      .array(fc.constantFrom('a@b', '138', ' ', '-', '0013', '8000', '退款', 'x', '@', '.', '一二三', 'http://'), {
        maxLength: 40,
      })
      .map((parts) => parts.join('')),
  );
  test('whatever was typed', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const words = missWords(typed);
        expect(words.length).toBeLessThanOrEqual(missLength);
        expect(words).not.toMatch(/\d{5}/);
        expect(words).not.toMatch(/[a-z0-9]@[a-z0-9]/);
        expect(missWords(words)).toBe(words);
      }),
      { numRuns: 400 },
    );
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from '#domain/rules/text-fold.ts';
import { naughtyStrings } from '../naughty-strings.ts';

test.each([
  ['發票', '发票'],
  ['無法登錄', '无法登录'],
  ['ＶＰＮ', 'vpn'],
  ['Ｅ－１０４２', 'e-1042'],
  ['iPhone', 'iphone'],
  ['ｶﾞｽ', 'ガス'],
  ['①②', '12'],
  ['ﬁle', 'file'],
  ['皇后', '皇后'],
])('%s folds to %s', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test('folding twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
    { examples: naughtyStrings().map((text) => [text]) },
  );
});

test('traditional characters keep their places, so that a hit can be marked', () => {
  const han = fc.string({ unit: fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)) });
  fc.assert(
    fc.property(han, (text) => {
      expect(foldText(text)).toHaveLength(text.length);
    }),
  );
});

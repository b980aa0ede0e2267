// The passage stands in the article as a person reads it, and every mark names a piece of the question.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marksIn, tellingPassage } from '#domain/rules/knowledge/telling-passage.ts';
import { tellingOf } from '#domain/rules/similar-cases.ts';
import { naughtyStrings } from '../../naughty-strings.ts';

const article = `# 门锁

> [!NOTE]
> 先看电量。

## 更换电池
1. 打开**后盖**，取出旧电池。
2. 装入四节 [AA 电池](https://example.com/aa)。

| 型号 | 电池 |
|------|------|
| S1 | AAA |

Reset the lock by holding the button.`;

const marked = (text: string, marks: readonly (readonly [number, number])[]) =>
  marks.map(([from, to]) => text.slice(from, to));

describe('the passage that tells most', () => {
  test('is the paragraph or item with most of what was asked, without its signs', () => {
    const { text, marks, hits } = tellingPassage(article, tellingOf('怎么取出旧电池？'));
    expect(text).toBe('打开 后盖 ，取出旧电池。');
    expect(marked(text, marks)).toEqual(['取出旧电池']);
    expect(hits).toBeGreaterThan(2);
  });

  test('Latin words count whole, whatever their case; traditional characters as simplified ones', () => {
    expect(tellingPassage(article, tellingOf('RESET lock')).text).toBe('Reset the lock by holding the button.');
    expect(marksIn('blocked lock', new Set(['lock']))).toEqual([[8, 12]]);
    const old = '舊電池';
    expect(marked(old, marksIn(old, tellingOf('旧电池').terms))).toEqual(['舊電池']);
  });

  test('a long one is cut around the first hit', () => {
    const long = `${'无关的话。'.repeat(60)}退款多久到账？${'更多的话。'.repeat(60)}`;
    const { text, marks } = tellingPassage(long, tellingOf('退款到账'));
    expect(text.length).toBeLessThanOrEqual(152);
    expect(text.startsWith('…') && text.endsWith('…')).toBe(true);
    expect(marked(text, marks)).toEqual(['退款', '到账']);
  });

  test('any article and question', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom(...naughtyStrings(), article).map((each) => each.slice(0, 2000)),
    );
    fc.assert(
      fc.property(text, text, (body, question) => {
        const asked = tellingOf(question);
        const found = tellingPassage(body, asked);
        let last = 0;
        for (const [from, to] of found.marks) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          last = to;
        }
        expect(last).toBeLessThanOrEqual(found.text.length);
      }),
    );
  });
});

import { describe, expect, test as plainTest } from 'vitest';
import { exactness, excerptOf, marksIn } from '#domain/rules/search-query/marks.ts';
import { searchFold, searchRuns } from '#domain/rules/search-terms.ts';
import { fc, test } from '../../harness/fast-check.ts';
import { naughtyStrings } from '../naughty-strings.ts';

const marked = (text: string, typed: string) =>
  marksIn(text, searchRuns(typed)).map(([from, to]) => text.slice(from, to));

describe('what was looked for is marked', () => {
  plainTest.each([
    ['客户要求退款，退款', '退款', ['退款', '退款']],
    ['發票開錯', '发票', ['發票']],
    ['ＶＰＮ 打不开', 'vpn', ['ＶＰＮ']],
    ['Café Crème', 'cafe', ['Café']],
    ['iPhone15充电', 'iphone15充电', ['iPhone15充电']],
    ['Rerouted by the router', 'rout', ['rout']],
    ['E-1042报错', '1042报错', ['1042报错']],
    ['aaa aab', 'aa', ['aa', 'aa']],
    ['🙂退款', '退款', ['退款']],
    ['nothing', '退款', []],
  ])('in %s: %s', (text, typed, expected) => {
    expect(marked(text, typed)).toEqual(expected);
  });

  const text = fc.string({ unit: fc.constantFrom(...'退款票發aAé １iẞﬁ🙂,-\n'), maxLength: 60 });
  test(
    'and what is marked folds to what was looked for; marks are in order and apart',
    [text, fc.string({ unit: fc.constantFrom(...'退款票发ae1'), minLength: 1, maxLength: 2 })],
    (said, typed) => {
      const runs = searchRuns(typed);
      const ranges = marksIn(said, runs);
      let last = -1;
      for (const [from, to] of ranges) {
        expect(from).toBeGreaterThan(last);
        expect(to).toBeGreaterThan(from);
        last = to;
        const folded = searchFold(said.slice(from, to));
        expect(runs.some((run) => folded.includes(run.text))).toBe(true);
      }
    },
  );
});

describe('an excerpt', () => {
  plainTest('of a long text is cut around what was looked for', () => {
    const text = `${'前文。'.repeat(100)}这里说到退款${'后文。'.repeat(100)}`;
    const { text: shown, ranges } = excerptOf(text, searchRuns('退款'));
    expect(shown.length).toBeLessThan(170);
    expect(shown.startsWith('…') && shown.endsWith('…')).toBe(true);
    expect(ranges.map(([from, to]) => shown.slice(from, to))).toEqual(['退款']);
  });

  plainTest('of a short one is the whole, in one line', () => {
    expect(excerptOf('a\nb', [])).toEqual({ text: 'a b', ranges: [] });
  });

  plainTest('of naughty strings has its marks inside and no half characters that were whole', () => {
    for (const naughty of naughtyStrings()) {
      const text = `${'🙂'.repeat(70)}${naughty}${'🙂'.repeat(120)}`;
      const { text: shown, ranges } = excerptOf(text, searchRuns(naughty.slice(0, 20)));
      if (text.isWellFormed()) expect(shown.isWellFormed()).toBe(true);
      for (const [from, to] of ranges) expect(0 <= from && from < to && to <= shown.length).toBe(true);
    }
  });
});

plainTest('a text is as near to what was typed as it says it in its own words', () => {
  expect(['退款', '退款多久', '多久退款', '换货'].map((text) => exactness(text, '退款'))).toEqual([3, 2, 1, 0]);
});

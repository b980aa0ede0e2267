import { describe, expect, test } from 'vitest';
import { passageText, questionTerms } from '#domain/rules/question-terms.ts';

const termsOf = (question: string) => questionTerms(question).map(({ term }) => term);

describe('what a question is about', () => {
  test('is its words, their stems, and its pairs of Chinese characters', () => {
    expect(termsOf('退款到账 refunds')).toEqual(['退款', '款到', '到账', 'refunds', '·refund']);
  });

  test('is not how it is asked', () => {
    expect(termsOf('请问如何退款')).toEqual(['问如', '何退', '退款']);
    expect(termsOf('How can I get my invoice?')).toEqual(['invoice', '·invoic']);
  });

  test('is how it is asked when it says nothing else', () => {
    expect(termsOf('怎么')).toEqual(['怎么']);
    expect(termsOf('how')).toContain('how');
  });

  test('counts a word as much as two pairs, a number like a word', () => {
    const weights = new Map<string, number>();
    for (const { term, weight } of questionTerms('错误 1042 warning')) weights.set(term, weight);
    expect(Object.fromEntries(weights)).toEqual({ 错误: 1, '1042': 2, warning: 1, '·warn': 1 });
  });
});

test('a passage is found by its words and by what their forms share', () => {
  expect(passageText('Refunding iPhone15充电').split(' ')).toEqual(['refunding', '·refund', 'iphone15', '充电', '电']);
});

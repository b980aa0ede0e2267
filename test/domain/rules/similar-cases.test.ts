import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { likeMatter, sameMatter, similarity, tellingOf } from '#domain/rules/similar-cases.ts';

const alike = (one: string, other: string) => similarity(tellingOf(one), tellingOf(other));

describe('the same matter', () => {
  test.each([
    ['退款没到账', '退款还没有到账'],
    ['门锁换电池后仍然报警', '門鎖換了電池還是報警'],
    ['请问发票怎么开', '怎么开發票'],
    ['refund not arrived', 'Refund has still not arrived'],
    ['ＷＩＦＩ 断线', 'wifi断线'],
    ['订单 20391 退款', '20391 订单退款'],
  ])('%s / %s', (one, other) => {
    expect(alike(one, other)).toBeGreaterThanOrEqual(sameMatter);
  });
});

describe('another matter', () => {
  test.each([
    ['快递未收到', '退款未收到'],
    ['冰箱不制冷', '空调不制冷'],
    ['发票抬头错误', '发票税号错误'],
    ['订单 20391 退款', '订单 77120 退款'],
    ['请问如何解决这个问题', '求助：门锁报警'],
    ['printer offline', 'printer out of paper'],
  ])('%s / %s', (one, other) => {
    expect(alike(one, other)).toBeLessThan(sameMatter);
  });

  test('has nothing in common with one of quite other words', () => {
    expect(alike('退款没到账', '门锁报警')).toBeLessThan(likeMatter);
    expect(alike('', '')).toBe(0);
  });
});

test('a text is wholly like itself, and likeness is the same either way round, between 0 and 1', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('退款没到账', 'refund 退款', '問題'),
  );
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(alike(one, other)).toBe(alike(other, one));
      expect(alike(one, other)).toBeGreaterThanOrEqual(0);
      expect(alike(one, other)).toBeLessThanOrEqual(1);
      if (tellingOf(one).terms.size > 0) expect(alike(one, one)).toBe(1);
    }),
  );
});

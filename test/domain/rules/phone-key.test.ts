import { describe, expect, test } from 'vitest';
import { phoneDigits, phoneKey, reversedDigits } from '#domain/rules/phone-key.ts';
import { naughtyStrings } from '../naughty-strings.ts';

describe('the key of a number', () => {
  test.each([
    ['13800138000', '+8613800138000'],
    ['138 0013 8000', '+8613800138000'],
    ['+86-138-0013-8000', '+8613800138000'],
    ['008613800138000', '+8613800138000'],
    ['１３８００１３８０００', '+8613800138000'],
    ['(0755) 2688-8888', '+8675526888888'],
    ['021-6888 8888', '+862168888888'],
    ['010-68888888 ext. 801', '+861068888888'],
    ['010-68888888转801', '+861068888888'],
    ['010-68888888 轉 801', '+861068888888'],
    ['010-68888888 分机801', '+861068888888'],
    ['400-820-8820', '+864008208820'],
    ['+886 912 345 678', '+886912345678'],
    ['95588', '95588'],
    ['前台', ''],
    ['', ''],
  ])('%s is %s', (raw, key) => {
    expect(phoneKey(raw)).toBe(key);
  });

  test.each([
    ['0912-345-678', '+886912345678'],
    ['02-2345-6789', '+886223456789'],
    ['+86 138 0013 8000', '+8613800138000'],
  ])('in Taiwan %s is %s', (raw, key) => {
    expect(phoneKey(raw, 'TW')).toBe(key);
  });

  test('is made of digits, whatever was typed', () => {
    for (const raw of naughtyStrings()) expect(phoneKey(raw)).toMatch(/^\+?\d*$/);
  });
});

test('the digits alone, and back to front for "ends with"', () => {
  expect(phoneDigits('＋８６ (138) 0013-8000')).toBe('8613800138000');
  expect(reversedDigits('138-0013-8001')).toBe('10083100831');
});

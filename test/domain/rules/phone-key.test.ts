import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { phoneDigits, reversedDigits } from '#domain/rules/phone-digits.ts';
import { phoneKey, phoneText, readPhones } from '#domain/rules/phone-key.ts';
import { naughtyStrings } from '../naughty-strings.ts';

describe('the key of a number', () => {
  test.each([
    ['13800138000', '+8613800138000'],
    ['138 0013 8000', '+8613800138000'],
    ['+86-138-0013-8000', '+8613800138000'],
    ['008613800138000', '+8613800138000'],
    ['１３８００１３８０００', '+8613800138000'],
    ['tel: 13800138000', '+8613800138000'],
    ['(0755) 2688-8888', '+8675526888888'],
    ['021-6888 8888', '+862168888888'],
    ['400-820-8820', '+864008208820'],
    ['+886 912 345 678', '+886912345678'],
    ['95588', '95588'],
    // One digit short: no number anybody has.
    ['1380013800', '1380013800'],
    ['前台', ''],
    ['', ''],
  ])('%s is %s', (raw, key) => {
    expect(phoneKey(raw)).toBe(key);
  });

  test.each([
    ['0912-345-678', '+886912345678'],
    ['02-2345-6789', '+886223456789'],
    ['2345-6789', '+886223456789'],
    ['+86 138 0013 8000', '+8613800138000'],
  ])('in Taipei %s is %s', (raw, key) => {
    expect(phoneKey(raw, { country: 'TW', areaCode: '02' })).toBe(key);
  });

  test('is made of digits, whatever was typed, in a country that nobody knows too', () => {
    for (const raw of naughtyStrings()) {
      expect(phoneKey(raw)).toMatch(/^\+?\d*$/);
      for (const { key } of readPhones(raw, { country: 'ZZ', areaCode: '0' })) expect(key).toMatch(/^\+?\d+$/);
    }
  });

  test('of a plain mobile number is what the library says, for every beginning', () => {
    for (let start = 1000; start < 2000; start++)
      for (const rest of ['0000000', '1234567', '9999999']) {
        const parsed = parsePhoneNumberFromString(`${start}${rest}`, 'CN');
        expect(phoneKey(`${start}${rest}`)).toBe(parsed?.isValid() ? parsed.number : `${start}${rest}`);
      }
  });
});

describe('the numbers in a field', () => {
  const shanghai = { country: 'CN', areaCode: '021' };
  const read = (raw: string) =>
    readPhones(raw, shanghai).map(
      ({ key, extension, isUnderstood }) => `${key}${extension && `;${extension}`}${isUnderstood ? '' : '?'}`,
    );

  test.each<[string, string[]]>([
    ['13800138000 / 021-55556666转8', ['+8613800138000', '+862155556666;8']],
    ['13800138000 13900139000', ['+8613800138000', '+8613900139000']],
    ['13800138000，13900139000；13700137000', ['+8613800138000', '+8613900139000', '+8613700137000']],
    ['010-62345678（办公室）；010-62345679', ['+861062345678', '+861062345679']],
    ['前台', []],
    ['010-6256-123', ['0106256123?']],
    ['95588', ['95588?']],
  ])('%s holds %j', (raw, numbers) => {
    expect(read(raw)).toEqual(numbers);
  });

  test.each([
    ['010-68888888 ext. 801', '+861068888888;801'],
    ['010-68888888转801', '+861068888888;801'],
    ['010-68888888 轉 801', '+861068888888;801'],
    ['010-68888888 分机801', '+861068888888;801'],
    ['010-65226688，转6699', '+861065226688;6699'],
    ['0755-26888888-8001', '+8675526888888;8001'],
    ['+1 650-253-0000 x12', '+16502530000;12'],
    ['010-68888888转', '+861068888888'],
  ])('the extension of %s is told apart: %s', (raw, number) => {
    expect(read(raw)).toEqual([number]);
  });

  test.each<[string, string[]]>([
    ['55556666', ['+862155556666']],
    ['5555 6666', ['+862155556666']],
    ['65226688-1001', ['+862165226688;1001']],
    // A local number behind one of another area is of that area.
    ['010-62345678/62345679', ['+861062345678', '+861062345679']],
    ['010-62345678 62345679', ['+861062345678', '+861062345679']],
    ['+86 55556666', ['55556666?']],
  ])('%s is local: %j', (raw, numbers) => {
    expect(read(raw)).toEqual(numbers);
  });

  test('a local number of a workspace without an area is not understood', () => {
    expect(readPhones('55556666')).toEqual([
      { typed: '55556666', key: '55556666', extension: '', isUnderstood: false },
    ]);
  });
});

test.each([
  ['13800138000', '138 0013 8000'],
  ['021-55556666转8', '021 5555 6666'],
  ['+85223456789', '+852 2345 6789'],
  ['95588', '95588'],
])('%s is shown as %s', (raw, shown) => {
  expect(readPhones(raw).map((phone) => phoneText(phone))).toEqual([shown]);
});

test('the digits alone, and back to front for "ends with"', () => {
  expect(phoneDigits('＋８６ (138) 0013-8000')).toBe('8613800138000');
  expect(reversedDigits('138-0013-8001')).toBe('10083100831');
});

import { expect, test } from 'vitest';
import { nameKeys } from '#domain/rules/name-keys.ts';
import { naughtyStrings } from '../naughty-strings.ts';

test.each([
  ['王小明', 'wangxiaoming wxm wangxm'],
  ['吕布', 'lvbu lb lvb'],
  ['曾國藩', 'zengguofan zgf zenggf'],
  ['单雄信', 'shanxiongxin sxx shanxx'],
  ['Tom 王', 'wang w wang'],
  ['Tom', ''],
  ['', ''],
  ['たなか', ''],
])('%s is typed as %s', (name, keys) => {
  expect(nameKeys(name)).toBe(keys);
});

test('whatever stands in a name, its keys are plain Latin letters', () => {
  for (const name of naughtyStrings()) expect(nameKeys(name)).toMatch(/^[a-z ]*$/);
});

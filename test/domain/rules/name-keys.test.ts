import { expect, test } from 'vitest';
import { nameKeys } from '#domain/rules/name-keys.ts';
import { naughtyStrings } from '../naughty-strings.ts';

test.each([
  ['王小明', 'wangxiaoming wxm wangxm xiaoming ming xm'],
  ['吕布', 'lvbu lubu lyubu lb lvb lub lyub bu'],
  ['曾國藩', 'zengguofan zgf zenggf guofan fan gf cengguofan cgf cenggf'],
  ['欧阳修', 'ouyangxiu oyx ouyx yangxiu xiu yx'],
  ['Tom 王', 'wang w'],
  ['Tom', ''],
  ['', ''],
  ['たなか', ''],
])('%s is typed as %s', (name, keys) => {
  expect(nameKeys(name)).toBe(keys);
});

test('whatever stands in a name, its keys are plain Latin letters', () => {
  for (const name of naughtyStrings()) expect(nameKeys(name)).toMatch(/^[a-z ]*$/);
});

// A surname is read in its own way, whatever the character says elsewhere: that is what customers are sorted by.
test.each([
  ['曾国藩', 'zengguofan'],
  ['单雄信', 'shanxiongxin'],
  ['解晓东', 'xiexiaodong'],
  ['仇英', 'qiuying'],
  ['尉迟恭', 'yuchigong'],
  ['长孙无忌', 'zhangsunwuji'],
  ['區小平', 'ouxiaoping'],
  ['查良镛', 'zhaliangyong'],
  ['万俟卨', 'moqixie'],
])('%s sorts as %s', (name, first) => {
  expect(nameKeys(name).split(' ')[0]).toBe(first);
});

test('a name that is a word is found by how the word is read, too', () => {
  expect(nameKeys('单位食堂').split(' ')).toContain('danweishitang');
});

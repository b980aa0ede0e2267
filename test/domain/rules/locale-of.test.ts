import { expect, test } from 'vitest';
import { localeOf } from '#domain/rules/locale-of.ts';

test.each([
  [['zh-CN'], 'zh-CN'],
  [['zh'], 'zh-CN'],
  [['zh-Hans-HK'], 'zh-CN'],
  [['zh_SG'], 'zh-CN'],
  [['zh-TW'], 'zh-TW'],
  [['zh-Hant'], 'zh-TW'],
  [['zh-Hant-US'], 'zh-TW'],
  [['zh_HK'], 'zh-TW'],
  [['zh-MO'], 'zh-TW'],
  [['en-GB', 'zh-TW'], 'en'],
  [['fr', 'zh-Hant-TW', 'en'], 'zh-TW'],
  [['de', 'fr'], 'en'],
  [[], 'en'],
] as const)('of %j the program speaks %s', (wanted, locale) => {
  expect(localeOf(wanted)).toBe(locale);
});

import { describe, expect, it } from 'vitest';
import { clausesText, listText, sentencesText } from '#renderer/state/format-list.ts';
import { bytesText, numberText, percentText, sizeText } from '#renderer/state/format-number.ts';
import { absoluteTime, clockTime, dayText, durationText, relativeTime } from '#renderer/state/format-time.ts';
import type { Locale } from '#renderer/state/i18n.ts';

const locales = ['zh-CN', 'zh-TW', 'en'] as const;
const at = (text: string) => new Date(text).getTime();
const noon = at('2026-11-18T12:00:00');

describe.each<[Locale, Record<string, string>]>([
  [
    'zh-CN',
    {
      '2026-11-18T12:00:20': '现在',
      '2026-11-18T11:55:00': '5分钟前',
      '2026-11-18T12:20:00': '20分钟后',
      '2026-11-18T09:05:00': '09:05',
      '2026-11-15T09:05:00': '周日 09:05',
      '2026-10-02T09:05:00': '10月2日',
      '2025-10-02T09:05:00': '2025/10/02',
    },
  ],
  [
    'zh-TW',
    {
      '2026-11-18T12:00:20': '現在',
      '2026-11-18T11:55:00': '5 分鐘前',
      '2026-11-18T12:20:00': '20 分鐘後',
      '2026-11-18T09:05:00': '09:05',
      '2026-11-15T09:05:00': '週日 09:05',
      '2026-10-02T09:05:00': '10月2日',
      '2025-10-02T09:05:00': '2025/10/02',
    },
  ],
  [
    'en',
    {
      '2026-11-18T12:00:20': 'now',
      '2026-11-18T11:55:00': '5 min. ago',
      '2026-11-18T12:20:00': 'in 20 min.',
      '2026-11-18T09:05:00': '09:05',
      '2026-11-15T09:05:00': 'Sun 09:05',
      '2026-10-02T09:05:00': 'Oct 2',
      '2025-10-02T09:05:00': '10/02/2025',
    },
  ],
])('a time near noon in %s', (locale, texts) => {
  it.each(Object.entries(texts))('%s is %s', (time, text) => {
    expect(relativeTime(at(time), noon, locale)).toBe(text);
  });
});

it('a whole date has the order of its language and a clock of 24 hours', () => {
  expect(locales.map((locale) => absoluteTime(at('2026-11-22T00:05:12'), locale))).toEqual([
    '2026年11月22日 00:05:12',
    '2026年11月22日 00:05:12',
    'Nov 22, 2026, 00:05:12',
  ]);
  expect(locales.map((locale) => clockTime(at('2026-11-22T00:05:12'), locale))).toEqual(['00:05', '00:05', '00:05']);
  expect(locales.map((locale) => dayText(noon, locale))).toEqual(['11月18日', '11月18日', 'Nov 18']);
});

it('a duration runs over into hours', () => {
  expect([0, 59_999, 187_000, 3_765_000].map(durationText)).toEqual(['0:00', '0:59', '3:07', '1:02:45']);
});

it('numbers are grouped, and a share is not called whole before it is', () => {
  expect(locales.map((locale) => numberText(118_400, locale))).toEqual(['118,400', '118,400', '118,400']);
  expect([0, 0.009, 0.999, 1].map((share) => percentText(share, 'en'))).toEqual(['0%', '0%', '99%', '100%']);
});

it.each([
  [999, '1 kB'],
  [12_345, '12 kB'],
  [3_400_000, '3.4 MB'],
  [250_000_000, '250 MB'],
])('%d bytes are %s', (bytes, text) => {
  expect(bytesText(bytes, 'en')).toBe(text);
});

it('a size keeps one digit where it is small', () => {
  expect([sizeText(1.25, 'gigabyte', 'zh-TW'), sizeText(512, 'megabyte', 'zh-CN')]).toEqual(['1.3 GB', '512 MB']);
});

it('what stands beside one another is set apart by the marks of the language', () => {
  const three = ['退款', 'VIP', '加急'];
  expect(locales.map((locale) => listText(three, locale))).toEqual([
    '退款、VIP、加急',
    '退款、VIP、加急',
    '退款, VIP, 加急',
  ]);
  expect(locales.map((locale) => clausesText(['a', 'b'], locale))).toEqual(['a，b', 'a，b', 'a, b']);
  expect(locales.map((locale) => sentencesText(['a', 'b'], locale))).toEqual(['a。b', 'a。b', 'a. b']);
});

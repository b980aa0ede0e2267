import { describe, expect, test } from 'vitest';
import { withoutPeople } from '#domain/rules/knowledge/without-people.ts';

describe('a text that becomes an article', () => {
  test.each([
    ['请回电 138 0013 8000 找王小明', '请回电 … 找…', 2],
    ['mail me at xiao.ming@example.com, or 010-62345678', 'mail me at …, or …', 2],
    ['身份证 11010519491231002X，护照 E12345678', '身份证 …，护照 …', 2],
    ['订单 202611220001234 已发货', '订单 … 已发货', 1],
    ['2026-11-22 起无法上网，错误 E-1042', '2026-11-22 起无法上网，错误 E-1042', 0],
    ['重启 3 次后恢复，固件 4.2.1', '重启 3 次后恢复，固件 4.2.1', 0],
  ])('%s', (text, left, count) => {
    expect(withoutPeople(text, ['王小明', '王'])).toEqual({ text: left, count });
  });

  test('has the whole of a name taken out before its beginning', () => {
    expect(withoutPeople('晨星学校东区的晨星学校', ['晨星学校', '晨星学校东区']).text).toBe('…的…');
  });
});

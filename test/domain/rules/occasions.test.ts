import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportantDate } from '#domain/model/service-file-fields.ts';
import { dateOf, dayNumber } from '#domain/rules/calendar/local-date.ts';
import { careText } from '#domain/rules/occasion-text.ts';
import { careOfDay, holidaysBetween, occasionsBetween } from '#domain/rules/occasions.ts';
import { ids } from '../../builders/ids.ts';

const birthday = (month: number, day: number, year: number | null = null): ImportantDate => ({
  ...{ kind: 'birthday', label: '', month, day, year },
});
const datesOf = (dates: readonly ImportantDate[], from: string, to: string) =>
  occasionsBetween(dates, from, to).map(({ date, years }) => [date, years]);

describe('the days of a customer', () => {
  test('come every year, with how many years it has been where that is known; both ends count', () => {
    const dates = [birthday(3, 2, 1986), birthday(3, 9)];
    expect(datesOf(dates, '2026-03-02', '2026-03-09')).toEqual([
      ['2026-03-02', 40],
      ['2026-03-09', null],
    ]);
    expect(datesOf(dates, '2026-03-03', '2026-03-08')).toEqual([]);
  });

  test('are found over the end of a year, and not before there was one', () => {
    const dates = [birthday(12, 31, 2000), birthday(1, 1, 2027), birthday(1, 2, 2028)];
    expect(datesOf(dates, '2026-12-30', '2027-01-03')).toEqual([
      ['2026-12-31', 26],
      ['2027-01-01', 0],
    ]);
  });

  test('of 29 February are on the 28th where there is none', () => {
    expect(datesOf([birthday(2, 29, 2000)], '2026-02-25', '2026-03-02')).toEqual([['2026-02-28', 26]]);
    expect(datesOf([birthday(2, 29, 2000)], '2028-02-25', '2028-03-02')).toEqual([['2028-02-29', 28]]);
  });

  test('are there once in every year that is looked at as a whole', () => {
    const day = fc.date({
      min: new Date('2000-01-01T00:00Z'),
      max: new Date('2000-12-31T00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, fc.integer({ min: 1990, max: 2090 }), (at, year) => {
        const date = birthday(at.getUTCMonth() + 1, at.getUTCDate());
        const found = occasionsBetween([date], `${year}-01-01`, `${year}-12-31`);
        expect(found).toHaveLength(1);
        expect(dateOf(dayNumber(found[0]?.date ?? ''))).toBe(found[0]?.date);
      }),
    );
  });
});

test('a holiday counts on the day it begins, once, however many calendars know it', () => {
  const spring = { from: '2027-02-05', to: '2027-02-11', name: '春节' };
  const found = holidaysBetween([spring, spring, { from: '2027-02-01', name: '' }], '2027-02-01', '2027-02-28');
  expect(found).toEqual([{ kind: 'holiday', label: '春节', date: '2027-02-05', years: null }]);
  expect(holidaysBetween([spring], '2027-02-06', '2027-02-28')).toEqual([]);
});

test('the follow-up of a day is the same on every device, and another one on each day and for each customer', () => {
  const one = careOfDay(ids.customer(1), '2026-03-02');
  expect(careOfDay(ids.customer(1), '2026-03-02')).toBe(one);
  const others = [careOfDay(ids.customer(1), '2027-03-02'), careOfDay(ids.customer(2), '2026-03-02')];
  expect(new Set([one, ...others]).size).toBe(3);
});

test('a text is filled in with the customer and their day, in either language; what nobody knows stays', () => {
  const values = {
    ...{ customerName: '王小明', organisation: '', number: '', subject: '' },
    ...{ agentName: '安娜', teamName: '' },
  };
  const day = { occasion: '生日', date: '3月2日' };
  expect(careText(' {{客户姓名}}，{{日期}}{{ occasion }}快乐！{{agent.name}} ', values, day)).toBe(
    '王小明，3月2日生日快乐！安娜',
  );
  expect(careText('{{客户单位}}：{{場合}} {{coupon}}', values, { ...day, occasion: '$&' })).toBe(
    '{{客户单位}}：$& {{coupon}}',
  );
});

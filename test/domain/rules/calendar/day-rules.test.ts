import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shippedYear, withDayRules } from '#domain/rules/calendar/day-rules.ts';
import { type HolidayCnFile, readHolidayCn } from '#domain/rules/calendar/holiday-cn.ts';
import { aCalendar, at, shippedDays, span, timeOf } from './calendars.ts';

const isWorked = (calendar: ReturnType<typeof aCalendar>, date: string): boolean =>
  timeOf(calendar).isOpen(at(`${date}T10:00Z`));

describe('days of a public source in a calendar', () => {
  const source = {
    holidays: [{ from: '2026-10-01', to: '2026-10-07', name: '国庆节' }],
    workdays: [{ date: '2026-10-10', name: '国庆节' }],
  };

  test('holidays are off, and workdays have the hours of the day they are to be like', () => {
    const calendar = withDayRules(aCalendar(), source);
    expect(isWorked(calendar, '2026-10-05')).toBe(false);
    expect(isWorked(calendar, '2026-10-10')).toBe(true);
    const shorter = aCalendar({ weekly: { ...aCalendar().weekly, friday: [span('13:00', '17:00')] } });
    expect(isWorked(withDayRules(shorter, source, 'friday'), '2026-10-10')).toBe(false);
  });

  test('a second import of the same changes nothing', () => {
    const once = withDayRules(aCalendar(), source);
    expect(withDayRules(once, source)).toEqual(once);
  });

  test('a corrected notice replaces what the earlier one said of its days, and of no others', () => {
    const before = withDayRules(aCalendar({ holidays: [{ from: '2026-12-25', name: 'ours' }] }), source);
    const corrected = withDayRules(before, {
      holidays: [
        { from: '2026-10-01', to: '2026-10-06', name: '国庆节' },
        { from: '2026-10-10', name: '国庆节' },
      ],
      workdays: [{ date: '2026-10-07', name: '国庆节' }],
    });
    expect(isWorked(corrected, '2026-10-06')).toBe(false);
    expect(isWorked(corrected, '2026-10-07')).toBe(true);
    expect(isWorked(corrected, '2026-10-10')).toBe(false);
    expect(isWorked(corrected, '2026-12-25')).toBe(false);
    expect(corrected.special.map(({ date }) => date)).toEqual(['2026-10-07']);
  });

  test('hours entered by hand stay in force', () => {
    const byHand = { date: '2026-10-03', name: 'emergency desk', hours: [span('10:00', '11:00')] };
    expect(withDayRules(aCalendar({ special: [byHand] }), source).special).toContainEqual(byHand);
    const workedLess = { date: '2026-10-10', name: 'half a day', hours: [span('09:00', '10:00')] };
    expect(isWorked(withDayRules(aCalendar({ special: [workedLess] }), source), '2026-10-10')).toBe(false);
  });
});

describe('the files of holiday-cn', () => {
  const file = (year: number, ...days: HolidayCnFile['days']): HolidayCnFile => ({ year, papers: [], days });
  const off = (date: string, name = '元旦') => ({ date, name, isOffDay: true });

  test('days of a year are looked for in all files', () => {
    const read = readHolidayCn([
      file(
        2019,
        { date: '2018-12-29', name: '元旦', isOffDay: false },
        off('2018-12-30'),
        off('2018-12-31'),
        off('2019-01-01'),
      ),
      file(2018, off('2018-01-01')),
    ]);
    expect(read).toEqual({
      holidays: [
        { from: '2018-01-01', name: '元旦' },
        { from: '2018-12-30', to: '2019-01-01', name: '元旦' },
      ],
      workdays: [{ date: '2018-12-29', name: '元旦' }],
    });
  });

  test('a later year’s notice overrules an earlier one', () => {
    const files = [file(2020, { date: '2019-12-31', name: '元旦', isOffDay: false }), file(2019, off('2019-12-31'))];
    expect(readHolidayCn(files).holidays).toEqual([]);
    expect(readHolidayCn(files).workdays).toHaveLength(1);
  });
});

describe('the shipped years', () => {
  const folder = join(import.meta.dirname, '../../../../assets/calendars');
  const files = readdirSync(folder).filter((name) => name.startsWith('cn-'));

  test('are 2007 to 2026, each with its source and licence and with days of its own year only', () => {
    const years = files.map((name) => shippedYear.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
    expect(years.map(({ year }) => year).sort()).toEqual(Array.from({ length: 20 }, (_, i) => 2007 + i));
    for (const { year, source, licence, holidays, workdays } of years) {
      expect(source).toContain('holiday-cn');
      expect(licence).toContain('MIT');
      const dates = [...holidays.flatMap(({ from, to }) => [from, to ?? from]), ...workdays.map(({ date }) => date)];
      expect(dates.filter((date) => !date.startsWith(`${year}-`))).toEqual([]);
    }
  });

  // Counted in the source's own files: 545 days off and 133 workdays, of which two, of 2006, are in no shipped year.
  test('hold every day of the source', () => {
    const all = files.map((name) => shippedDays(Number(name.slice(3, 7))));
    const days = all
      .flatMap(({ holidays }) => holidays)
      .map(({ from, to }) => (at(`${to ?? from}T00:00Z`) - at(`${from}T00:00Z`)) / 86_400_000 + 1);
    expect(days.reduce((sum, count) => sum + count, 0)).toBe(545);
    expect(all.flatMap(({ workdays }) => workdays)).toHaveLength(131);
  });

  test.each([
    ['2018-12-31', false],
    ['2018-12-29', true],
    ['2022-12-31', false],
    ['2020-01-31', false],
    ['2026-02-28', true],
    ['2026-10-10', true],
    ['2026-10-11', false],
  ])('%s is worked: %s', (date, worked) => {
    const year = Number(date.slice(0, 4));
    expect(isWorked(withDayRules(aCalendar(), shippedDays(year)), date)).toBe(worked);
  });
});

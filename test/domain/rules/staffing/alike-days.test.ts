import { describe, expect, it } from 'vitest';
import type { BusinessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import { alikeDays } from '#domain/rules/staffing/alike-days.ts';

const day = [{ from: 540, to: 1080 }];
const calendar: BusinessCalendar = {
  zone: 'Asia/Shanghai',
  weekly: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [], sunday: [] },
  holidays: [{ from: '2026-10-01', to: '2026-10-07', name: '国庆节' }],
  special: [{ date: '2026-10-10', name: '国庆节上班', hours: 'monday' }],
};
const asked = { today: '2026-11-23', weeks: 8, calendar };

describe('days to plan by', () => {
  it('are the same days of the week, without those that were holidays', () => {
    expect(alikeDays({ ...asked, day: '2026-11-25' })).toEqual([
      ...['2026-11-18', '2026-11-11', '2026-11-04', '2026-10-28', '2026-10-21', '2026-10-14'],
      // 7 October was a holiday.
      '2026-09-30',
    ]);
  });

  it('are days with the same hours where no day of the week has them', () => {
    // A Saturday that is worked: planned by all workdays before it.
    expect(alikeDays({ ...asked, day: '2026-10-10', weeks: 2 })).toEqual([
      '2026-10-09',
      '2026-10-08',
      '2026-09-30',
      '2026-09-29',
      '2026-09-28',
    ]);
    // A holiday: by the days that were closed.
    expect(alikeDays({ ...asked, day: '2026-10-05', weeks: 1 })).toEqual([
      '2026-10-04',
      '2026-10-03',
      '2026-10-02',
      '2026-10-01',
    ]);
  });

  it('are over: neither today nor the day itself is looked at', () => {
    expect(alikeDays({ ...asked, day: '2026-12-07', weeks: 1 })).toEqual(['2026-11-16']);
    expect(alikeDays({ ...asked, day: '2026-11-09', weeks: 1 })).toEqual(['2026-11-02']);
  });

  it('need no calendar', () => {
    expect(alikeDays({ ...asked, calendar: null, day: '2026-10-12', weeks: 2 })).toEqual(['2026-10-05', '2026-09-28']);
  });
});

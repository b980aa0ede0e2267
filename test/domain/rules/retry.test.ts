import { expect, test } from 'vitest';
import { alwaysOpen, type BusinessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import { createCalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { usualFollowUpRules } from '#domain/rules/follow-up-rules.ts';
import { nextTry } from '#domain/rules/retry.ts';

const zones = createZoneOffsets();
const calendars = createCalendarCache();
const day = [
  { from: 9 * 60, to: 12 * 60 },
  { from: 13 * 60, to: 18 * 60 },
];
/** Mondays to Fridays, 9 to 12 and 13 to 18, but not on the national holiday. */
const office: BusinessCalendar = {
  zone: 'Asia/Shanghai',
  weekly: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [], sunday: [] },
  holidays: [{ from: '2026-10-01', to: '2026-10-07', name: '国庆' }],
  special: [],
};
/** `2026-09-28 10:00` in Shanghai. */
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const proposed = (attempts: number, now: string, calendar = office) => {
  const hours = calendars.workingTime(calendar);
  return nextTry(usualFollowUpRules, { attempts, now: at(now), hours, zone: 'Asia/Shanghai', zones });
};

test.each([
  ['two hours later, within the day', 1, '2026-09-28 09:30', '2026-09-28 11:30'],
  ['over lunch, which is not worked', 1, '2026-09-28 11:00', '2026-09-28 14:00'],
  ['not as the doors close', 1, '2026-09-28 16:00', '2026-09-29 09:00'],
  ['over the evening', 1, '2026-09-28 17:00', '2026-09-29 10:00'],
  ['the next working morning', 2, '2026-09-28 10:00', '2026-09-29 09:00'],
  ['after the weekend', 2, '2026-09-25 17:59', '2026-09-28 09:00'],
  ['after the holiday', 2, '2026-09-30 10:00', '2026-10-08 09:00'],
  ['two working days on', 3, '2026-09-29 10:00', '2026-10-08 09:00'],
  ['and the same again and again', 9, '2026-09-28 10:00', '2026-09-30 09:00'],
])('%s', (_what, attempts, now, expected) => {
  expect(proposed(attempts, now)).toBe(at(expected));
});

test('round the clock is not at midnight', () => {
  expect(proposed(1, '2026-09-28 23:30', alwaysOpen)).toBe(at('2026-09-29 01:30'));
  expect(proposed(2, '2026-09-28 23:30', alwaysOpen)).toBe(at('2026-09-29 09:00'));
  expect(proposed(3, '2026-09-28 08:00', alwaysOpen)).toBe(at('2026-09-30 09:00'));
});

test('nothing is proposed by hours that never open', () => {
  const none = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
  expect(proposed(1, '2026-09-28 10:00', { ...office, weekly: none })).toBeUndefined();
  expect(proposed(2, '2026-09-28 10:00', { ...office, weekly: none })).toBeUndefined();
});

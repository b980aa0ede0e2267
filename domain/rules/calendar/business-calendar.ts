import { z } from 'zod';
import { localDate } from './local-date.ts';
import { isZone } from './zone-offsets.ts';

const minutesOfDay = 24 * 60;

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/**
 * Working hours within one local day: minutes after midnight by the wall clock, `to` not included, 1440 for midnight at its end.
 * A shift over midnight is two spans, one on each day. Spans of a day may touch or overlap: they count once.
 */
const span = z
  .strictObject({
    from: z
      .int()
      .min(0)
      .max(minutesOfDay - 1),
    to: z.int().min(1).max(minutesOfDay),
  })
  .refine(({ from, to }) => from < to, 'a span ends after it begins');
export type Span = z.infer<typeof span>;

const hours = z.array(span).max(24).readonly();

/** Closed days, `to` included; `to` may be left out for a single day. */
export const holiday = z
  .strictObject({ from: localDate, to: localDate.optional(), name: z.string().max(200) })
  .refine(({ from, to }) => to === undefined || from <= to, 'a range ends after it begins');
export type Holiday = z.infer<typeof holiday>;

/** The hours of one date, in place of all others: hours of its own, or those of a day of the week (none at all: closed). */
const specialHours = z.strictObject({
  date: localDate,
  name: z.string().max(200),
  hours: z.union([hours, z.enum(weekdays)]),
});
export type SpecialHours = z.infer<typeof specialHours>;

/**
 * When a team works. Which hours a date has is decided in this order: its special hours, if it has any; none, on a holiday; the hours of
 * its day of the week. So an adjusted workday wins over the holiday range and the weekend it lies in.
 */
export const businessCalendar = z.strictObject({
  /** An IANA name, such as `Asia/Shanghai`. */
  zone: z.string().max(60).refine(isZone, 'no such time zone'),
  weekly: z.strictObject({
    monday: hours,
    tuesday: hours,
    wednesday: hours,
    thursday: hours,
    friday: hours,
    saturday: hours,
    sunday: hours,
  }),
  holidays: z.array(holiday).max(5000).readonly(),
  special: z
    .array(specialHours)
    .max(5000)
    .readonly()
    .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, 'a date has its special hours once'),
});
export type BusinessCalendar = z.infer<typeof businessCalendar>;

const roundTheClock: readonly Span[] = [{ from: 0, to: minutesOfDay }];

/** Round the clock, every day. */
export const alwaysOpen: BusinessCalendar = {
  zone: 'UTC',
  weekly: {
    monday: roundTheClock,
    tuesday: roundTheClock,
    wednesday: roundTheClock,
    thursday: roundTheClock,
    friday: roundTheClock,
    saturday: roundTheClock,
    sunday: roundTheClock,
  },
  holidays: [],
  special: [],
};

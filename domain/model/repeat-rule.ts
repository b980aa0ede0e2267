import { z } from 'zod';

export const repeatUnits = ['day', 'week', 'month'] as const;
export type RepeatUnit = (typeof repeatUnits)[number];

/** When a promise comes again: every so many days, weeks or months from a first day on, at one time of the day by a zone's clocks. */
export const repeatRule = z.strictObject({
  every: z.int().min(1).max(366),
  unit: z.enum(repeatUnits),
  /** The day of the first. A month that lacks its number has its last day instead; the one after that has the number again. */
  from: z.iso.date(),
  /** Minutes after midnight. */
  minute: z.int().min(0).max(1439),
  /** An IANA name, such as `Asia/Shanghai`. */
  zone: z.string().min(1).max(60),
  /** The last day on which one may be due. */
  until: z.iso.date().nullable(),
  /** How many there are at most, the first among them. */
  times: z.int().min(1).max(1000).nullable(),
});
export type RepeatRule = z.infer<typeof repeatRule>;

import { z } from 'zod';
import { fields as f } from './fields.ts';
import { agentId } from './ids.ts';

/** Hours of the day, in minutes after midnight; over midnight when `to` comes before `from`. */
export const hourRange = z
  .strictObject({ from: z.int().min(0).max(1439), to: z.int().min(0).max(1439) })
  .refine(({ from, to }) => from !== to, 'hours have a beginning and another end');
export type HourRange = z.infer<typeof hourRange>;

/** What is known of one way to reach somebody, beside the way itself. Left out while nobody has said so. */
export const contactMarks = {
  /** When somebody made sure that it is theirs. */
  verifiedAt: z.int().exactOptional(),
  /** How they like to be reached. */
  preferred: z.literal(true).exactOptional(),
  /** When they do not want to be reached so. */
  doNotContact: hourRange.exactOptional(),
};

export const dateKinds = ['birthday', 'anniversary', 'renewal', 'other'] as const;
export type DateKind = (typeof dateKinds)[number];

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** A day that comes every year; the year it first was, where that is known. */
export const importantDate = z
  .strictObject({
    kind: z.enum(dateKinds),
    label: z.string().trim().max(60),
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(31),
    year: z.int().min(1800).max(9999).nullable(),
  })
  .refine(({ month, day }) => day <= (longestMonths[month - 1] ?? 0), { path: ['day'], error: 'no such day' })
  .refine(({ month, day, year }) => month !== 2 || day < 29 || year === null || isLeap(year), {
    path: ['year'],
    error: 'no such day in that year',
  });
export type ImportantDate = z.infer<typeof importantDate>;

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Ways on which a customer may be written or spoken to of things they have not asked about. */
export const consentChannels = ['phone', 'sms', 'email', 'chat', 'post'] as const;
export type ConsentChannel = (typeof consentChannels)[number];

/** A channel without one was never asked about. */
export const consent = z.strictObject({
  key: z.enum(consentChannels),
  state: z.enum(['granted', 'refused']),
  /** When it was said. */
  since: z.int(),
  /** How it was given: on the phone, on a form of such a day. */
  how: z.string().trim().max(300),
});
export type Consent = z.infer<typeof consent>;

/** What a service file knows of how somebody is best served. */
export const serviceFileFields = {
  preferences: f.text('text-merge', 5000),
  /** What nobody may overlook who serves them: hard of hearing, no ground floor, a guide dog. */
  specialNeeds: f.text('text-merge', 5000),
  accountManagerId: f.optionalRef('last-accepted', agentId),
  importantDates: f.set(importantDate),
  consents: f.set(consent),
};

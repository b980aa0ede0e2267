import { z } from 'zod';
import { isZone } from '../rules/calendar/zone-offsets.ts';
import { narrowings } from '../rules/report-pages/narrowings.ts';
import { comparisons } from '../rules/report-pages/period.ts';
import { clocks, dashboardNames } from '../rules/report-pages/report-pages.ts';
import { languages } from './choices.ts';
import { fields as f } from './fields.ts';
import { agentId, definitionId } from './ids.ts';

export const reportScheduleLimits = { title: 120, recipients: 50, address: 254, values: 100 } as const;

/** What a program reads or a person does; pictures are of one chart and do not come by themselves. */
export const scheduledFormats = ['pdf', 'xlsx', 'csv', 'json'] as const;
export type ScheduledFormat = (typeof scheduledFormats)[number];

/** Days that follow from the day of the run; the last two end with that day. */
export const scheduledPeriods = ['yesterday', 'last-week', 'last-month', 'this-week', 'this-month'] as const;
export type ScheduledPeriod = (typeof scheduledPeriods)[number];

/** Null stands for nobody, and nothing. */
const narrowed = z.array(z.string().min(1).max(300).nullable()).min(1).max(reportScheduleLimits.values);

const pageContent = z.strictObject({
  page: z.enum(dashboardNames),
  clock: z.enum(clocks),
  /** What stands side by side. */
  side: z.enum(narrowings),
  period: z.enum(scheduledPeriods),
  comparison: z.enum(comparisons),
  filters: z.partialRecord(z.enum(narrowings), narrowed),
});
/** A page of the reports, and of what. */
export type PageContent = z.infer<typeof pageContent>;

const savedContent = z.strictObject({
  /** A saved report of everybody's, as it is when a run is made; the days are those of the schedule. */
  report: definitionId,
  period: z.enum(scheduledPeriods),
});

/** What is made. */
export const reportContent = z.union([pageContent, savedContent]);
export type ReportContent = z.infer<typeof reportContent>;

export const runEvery = ['day', 'weekday', 'week', 'month'] as const;

/** When it is made. Days and time are those of the zone. */
export const runTiming = z.strictObject({
  /** `weekday`: Monday to Friday. */
  every: z.enum(runEvery),
  /** Of every week; 0 is Monday. */
  weekday: z.int().min(0).max(6),
  /** Of every month, or its last day where it has no such one. */
  monthDay: z.int().min(1).max(31),
  /** `09:30` */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  zone: z.string().max(60).refine(isZone, 'no such time zone'),
});
export type RunTiming = z.infer<typeof runTiming>;

export const mailAddress = z.email().max(reportScheduleLimits.address);

/** `removed`: it is made no more, and nobody sees it; what was made stays known. */
export const reportScheduleStates = ['active', 'paused', 'removed'] as const;

/** A report that the server makes by itself and sends around. */
export const reportScheduleFields = {
  title: f.text('last-accepted', reportScheduleLimits.title),
  content: f.json('last-accepted', reportContent),
  timing: f.json('last-accepted', runTiming),
  formats: f.json('last-accepted', z.array(z.enum(scheduledFormats)).min(1).max(scheduledFormats.length).readonly()),
  /** Of the files and of the mail. */
  language: f.choice('last-accepted', languages),
  recipients: f.json('last-accepted', z.array(mailAddress).max(reportScheduleLimits.recipients).readonly()),
  /** Whether the files are laid into the server's folder for reports. */
  toFolder: f.flag('last-accepted'),
  state: f.choice('derived', reportScheduleStates),
  /** Runs that were due before are none: it was made, or its times were, or it was taken up again then. */
  since: f.instant('derived'),
  /** Somebody wanted it at once. */
  askedAt: f.optionalInstant('derived'),
  /** Who said last what it is: it shows what they may count. */
  ownerId: f.ref('derived', agentId),
  createdBy: f.ref('immutable', agentId),
  createdAt: f.instant('immutable'),
  changedAt: f.instant('derived'),
  recordedAt: f.optionalInstant('server-only'),
};

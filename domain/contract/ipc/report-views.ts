import { z } from 'zod';
import type { CaseId } from '../../model/ids.ts';
import { bucketUnits } from '../../rules/metrics/day-period.ts';
import type { FactFilters, Figure } from '../../rules/metrics/figure.ts';
import type { ReportReach } from '../../rules/report-reach.ts';
import { zone } from './common-input.ts';
import { query } from './procedure.ts';

/** How much of what happened figures can know of. */
export interface AsOf {
  /** The server's time. */
  readonly at: number;
  readonly lastSyncedAt: number | null;
  /** Records, about, whose latest changes the figures do not hold yet. */
  readonly behind: number;
  /** Commands of this device that the server has not acknowledged; the figures hold them. */
  readonly waiting: number;
  /** As the server said last: devices that were in use in the last two weeks, and those of them that had just been in touch. The others may hold unsent work. */
  readonly devices: { readonly known: number; readonly current: number } | null;
  /** Cases that were closed before may be in the archive, on the server alone, and count here no more; null: none are. */
  readonly archivedBefore: number | null;
  readonly reach: ReportReach;
}

export interface ReportFigures {
  /** In the order in which they were asked for. */
  readonly figures: readonly Figure[];
  readonly asOf: AsOf;
}

/** One of those that a figure was counted from. */
export interface ReportRow {
  /** Of all rows of a metric no other has it. */
  readonly key: string;
  /** What puts it into the period. */
  readonly at: number;
  /** What goes into the statistic, 0 or 1 of a share; null where they are only counted. */
  readonly value: number | null;
  readonly caseId: CaseId | null;
  /** None of a case that this device does not hold. */
  readonly number: string | null;
  readonly subject: string | null;
  readonly teamName: string | null;
  readonly agentName: string | null;
  /** All that is known of it. */
  readonly fact: Readonly<Record<string, string | number | null>>;
}

export interface ReportRows {
  readonly total: number;
  /** The newest first. */
  readonly rows: readonly ReportRow[];
  /** What to ask for the next page with; null when there is none. */
  readonly next: string | null;
}

const day = z.iso.date();
const period = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to, 'a period begins before it ends');

/** Days are those of the zone, both ends of a period included. A filter lets pass what has one of its values; null stands for none, an empty one asks for nothing. */
const common = {
  period,
  zone,
  filters: z.record(z.string().max(40), z.array(z.string().max(300).nullable()).max(500)).default({}),
};

const bucket = z.enum(bucketUnits);

const figuresAsked = z.strictObject({
  ...common,
  metrics: z.array(z.string().max(60)).min(1).max(60),
  compare: period.nullable().default(null),
  bucket: bucket.nullable().default(null),
  groupBy: z.string().max(40).nullable().default(null),
});
export type FiguresAsked = Omit<z.output<typeof figuresAsked>, 'filters'> & { readonly filters: FactFilters };

const rowsAsked = z.strictObject({
  ...common,
  metric: z.string().max(60),
  /** One bar of a series, by its first day. */
  bucket: z.strictObject({ unit: bucket, start: day }).nullable().default(null),
  group: z
    .strictObject({ by: z.string().max(40), key: z.string().max(300).nullable() })
    .nullable()
    .default(null),
  after: z.string().max(100).nullable().default(null),
  limit: z.int().min(1).max(500).default(100),
});
export type RowsAsked = Omit<z.output<typeof rowsAsked>, 'filters'> & { readonly filters: FactFilters };

export const reportProcedures = {
  /** Figures of the cases that this device holds, offline as well. */
  'reports.figures': query<ReportFigures>()(figuresAsked),
  /** What a figure was counted from. */
  'reports.rows': query<ReportRows>()(rowsAsked),
} as const;

import { z } from 'zod';
import { localDate } from '../calendar/local-date.ts';
import { conditions } from '../case-query/condition.ts';
import { dimensions } from '../metrics/fact-fields.ts';
import { comparisons, periods } from '../report-pages/period.ts';
import { clocks, dashboardNames } from '../report-pages/report-pages.ts';
import { subjects } from './subjects.ts';

export const reportLimits = { columns: 40, groups: 2, order: 3 } as const;

/** Which days, told so that the report is of other ones tomorrow: "last month" and the like, or `own` ones that stay. */
const days = {
  period: z.enum(periods),
  own: z.strictObject({ from: localDate, to: localDate }),
};

/** Whose work and which cases; null stands for none. What is not named may be any. */
const narrowed = z.partialRecord(z.enum(dimensions), z.array(z.string().max(300).nullable()).min(1).max(500));

const dashboardReport = z.strictObject({
  version: z.literal(1),
  kind: z.literal('dashboard'),
  page: z.enum(dashboardNames),
  clock: z.enum(clocks),
  ...days,
  comparison: z.enum(comparisons),
  narrowed,
  /** What stands side by side. */
  side: z.enum(dimensions),
});

/** A column by its key. Which there are is not fixed: the workspace has fields of its own, and a newer Holdfast may have more. */
const columnKey = z.string().regex(/^[\w.-]{1,80}$/);

const isDistinct = (keys: readonly string[]) => new Set(keys).size === keys.length;
const distinct = { error: 'a column stands once' };

export const rowsReport = z.strictObject({
  version: z.literal(1),
  kind: z.literal('rows'),
  subject: z.enum(subjects),
  /** The time that puts a row into the period. */
  time: z.string().max(40),
  ...days,
  narrowed,
  /** What the case must fulfil that a row is, or is about. */
  conditions,
  columns: z.array(columnKey).min(1).max(reportLimits.columns).refine(isDistinct, distinct),
  /** Rows that have the same values here stand together, the outer first. */
  groups: z.array(columnKey).max(reportLimits.groups).refine(isDistinct, distinct),
  order: z.array(z.strictObject({ column: columnKey, descending: z.boolean() })).max(reportLimits.order),
});
export type RowsReport = z.output<typeof rowsReport>;

/** What a saved report asks for; its name, and whose it is, stand on the definition. */
export const savedReportContent = z.discriminatedUnion('kind', [dashboardReport, rowsReport]);
export type SavedReportContent = z.output<typeof savedReportContent>;

import { z } from 'zod';
import type { CaseId, DefinitionId } from '../../model/ids.ts';
import type { Cell } from '../../report-files/report.ts';
import type { BuiltGroup } from '../../rules/report-builder/built-groups.ts';
import { rowsReport, type SavedReportContent } from '../../rules/report-builder/saved-report.ts';
import { nothing, zone } from './common-input.ts';
import { query } from './procedure.ts';
import type { AsOf } from './report-views.ts';

export interface SavedReport {
  readonly id: DefinitionId;
  readonly name: string;
  /** Everybody's, or the signed-in agent's alone. */
  readonly shared: boolean;
  /** May be changed by who is signed in. */
  readonly editable: boolean;
  readonly updatedAt: number;
  readonly content: SavedReportContent;
}

export interface BuiltRow {
  readonly key: string;
  readonly caseId: CaseId | null;
  readonly cells: readonly Cell[];
}

export interface BuiltReport {
  readonly total: number;
  /** By their keys, what rows are grouped by first. Values of built-in choices come as their keys, all others in words. */
  readonly columns: readonly string[];
  /** So many of the columns, the first ones, are what rows are grouped by. */
  readonly groupedBy: number;
  readonly summaries: readonly (number | null)[];
  /** The first of them; `groupCount` counts all. */
  readonly groups: readonly BuiltGroup[];
  readonly groupCount: number;
  /** The first of them. */
  readonly rows: readonly BuiltRow[];
  /** Columns that were asked for and are no more. */
  readonly lost: readonly string[];
  readonly asOf: AsOf;
}

const day = z.iso.date();

/** The rows of a report as of today: its days as dates. */
export const builtAsked = rowsReport
  .pick({ subject: true, time: true, conditions: true, columns: true, groups: true, order: true })
  .extend({
    period: z
      .strictObject({ from: day, to: day })
      .refine(({ from, to }) => from <= to, 'a period begins before it ends'),
    zone,
    filters: rowsReport.shape.narrowed.default({}),
  });
export type BuiltAsked = z.output<typeof builtAsked>;

export const reportBuilderProcedures = {
  /** The beginning of a report and its sums. `mark`: the file for which it is read, which then has just these rows. */
  'reportBuilder.rows': query<BuiltReport>()(builtAsked.extend({ mark: z.uuid().nullable().default(null) })),
  /** Everybody's, and the agent's own. */
  'savedReports.list': query<readonly SavedReport[]>()(nothing),
} as const;

import type { FieldsOf } from '#domain/model/collections.ts';
import type { TeamId } from '#domain/model/ids.ts';
import type { PageContent } from '#domain/model/report-schedule-fields.ts';
import type { BucketUnit } from '#domain/rules/metrics/day-period.ts';
import type { RowsReport } from '#domain/rules/report-builder/saved-report.ts';
import { bucketFor, type Span } from '#domain/rules/report-pages/period.ts';
import { scheduledComparison } from '#domain/rules/report-schedule/scheduled-period.ts';
import type { Sought } from './sought-report.ts';

type Schedule = FieldsOf<'reportSchedule'>;
type Run = FieldsOf<'reportRun'>;

/** What a run is to make: the schedule as it stands now, of the days that were meant when the run was due. */
export interface OrderedRun
  extends Pick<Schedule, 'formats' | 'language'>,
    Pick<Run, 'scheduleId' | 'title' | 'reason' | 'dueAt' | 'missed'> {
  readonly zone: string;
  readonly span: Span;
  /** Of the person whose reach it has. */
  readonly teamIds: readonly TeamId[];
  /** What the saved report is called that it is; null for a page. */
  readonly savedName: string | null;
}

/** A page of the reports, whether the schedule names it or a saved report does. */
export interface Ordered extends OrderedRun {
  readonly content: PageContent;
  readonly compared: Span | null;
  readonly bucket: BucketUnit;
}

/** Rows that somebody put together. */
export interface OrderedRows extends OrderedRun {
  readonly rows: RowsReport;
}

export function orderOf(
  schedule: Schedule,
  run: Run,
  { content, name }: Sought,
  teamIds: readonly TeamId[],
): Ordered | OrderedRows {
  const { formats, language, timing } = schedule;
  const { scheduleId, title, reason, dueAt, missed, period } = run;
  const ordered: OrderedRun = {
    ...{ formats, language, scheduleId, title, reason, dueAt, missed, teamIds },
    ...{ zone: timing.zone, span: period, savedName: name },
  };
  if ('subject' in content) return { ...ordered, rows: content };
  return {
    ...{ ...ordered, content, bucket: bucketFor(period) },
    compared: scheduledComparison(period, content.period, content.comparison),
  };
}

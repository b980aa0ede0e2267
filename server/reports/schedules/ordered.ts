import type { FieldsOf } from '#domain/model/collections.ts';
import type { TeamId } from '#domain/model/ids.ts';
import type { BucketUnit } from '#domain/rules/metrics/day-period.ts';
import { bucketFor, type Span } from '#domain/rules/report-pages/period.ts';
import { scheduledComparison } from '#domain/rules/report-schedule/scheduled-period.ts';

type Schedule = FieldsOf<'reportSchedule'>;
type Run = FieldsOf<'reportRun'>;

/** What a run is to make: the schedule as it stands now, of the days that were meant when the run was due. */
export interface Ordered
  extends Pick<Schedule, 'content' | 'formats' | 'language'>,
    Pick<Run, 'scheduleId' | 'title' | 'reason' | 'dueAt' | 'missed'> {
  readonly zone: string;
  readonly span: Span;
  readonly compared: Span | null;
  readonly bucket: BucketUnit;
  /** Of the person whose reach it has. */
  readonly teamIds: readonly TeamId[];
}

export function orderOf(schedule: Schedule, run: Run, teamIds: readonly TeamId[]): Ordered {
  const { content, formats, language, timing } = schedule;
  const { scheduleId, title, reason, dueAt, missed, period } = run;
  return {
    ...{ content, formats, language, scheduleId, title, reason, dueAt, missed, teamIds },
    ...{ zone: timing.zone, span: period, bucket: bucketFor(period) },
    compared: scheduledComparison(period, content.period, content.comparison),
  };
}

import { z } from 'zod';
import type { FieldsOf } from '../../model/collections.ts';
import { type ReportScheduleId, reportScheduleId } from '../../model/ids.ts';
import { nothing } from './common-input.ts';
import { query } from './procedure.ts';
import type { SaveState } from './save-state.ts';

type Schedule = FieldsOf<'reportSchedule'>;
type Run = FieldsOf<'reportRun'>;

export interface ReportRunView extends Omit<Run, 'scheduleId' | 'lookAt'> {
  readonly id: string;
  /** When it is tried again; null where it is not waiting for that. */
  readonly retryAt: number | null;
}

export interface ReportScheduleView
  extends Pick<
    Schedule,
    'title' | 'content' | 'timing' | 'formats' | 'language' | 'recipients' | 'toFolder' | 'state' | 'askedAt'
  > {
  readonly id: ReportScheduleId;
  /** Whose reach it has; empty for somebody who is not here. */
  readonly ownerName: string;
  /** By the times that are set; null while it is paused. */
  readonly nextAt: number | null;
  readonly lastRun: ReportRunView | null;
  readonly saveState: SaveState;
}

export interface ReportSchedules {
  readonly rows: readonly ReportScheduleView[];
  /** What the server can do with files, as it said last; null where it never said. */
  readonly delivery: { readonly mail: boolean; readonly folder: boolean } | null;
}

export const reportScheduleProcedures = {
  /** Reports that the server makes by itself, by their titles; the removed ones left out. */
  'reportSchedules.list': query<ReportSchedules>()(nothing),
  /** What became of one of them, the newest first. */
  'reportRuns.list': query<readonly ReportRunView[]>()(
    z.strictObject({ scheduleId: reportScheduleId, limit: z.int().min(1).max(200).default(50) }),
  ),
} as const;

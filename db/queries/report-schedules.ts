import type { ReportRunView, ReportScheduleView } from '#domain/contract/ipc/report-schedule-views.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { ReportScheduleId } from '#domain/model/ids.ts';
import type { ZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { nextRun } from '#domain/rules/report-schedule/next-run.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

type Schedule = FieldsOf<'reportSchedule'>;
type Run = FieldsOf<'reportRun'>;
/** As the table keeps them: what has parts is JSON text. */
type Texts<T, K extends keyof T> = Omit<T, K> & { readonly [Key in K]: string };

interface ScheduleRow
  extends Texts<
    Pick<ReportScheduleView, 'id' | 'title' | 'language' | 'state' | 'askedAt' | 'ownerName'> &
      Pick<Schedule, 'content' | 'timing' | 'formats' | 'recipients'>,
    'content' | 'timing' | 'formats' | 'recipients'
  > {
  readonly toFolder: number;
  readonly unsent: number;
}

type RunRow = Omit<Texts<Run, 'period' | 'files' | 'deliveries'>, 'failure'> & {
  readonly id: string;
  readonly failure: string | null;
};

const runColumns = `t.id, t.scheduleId, t.title, t.reason, t.dueAt, t.missed, t.period, t.state, t.attempt, t.startedAt, t.endedAt,
  t.lookAt, t.files, t.deliveries, t.failure`;

export function reportSchedules(db: ReplicaReader, now: number, zones: ZoneOffsets): readonly ReportScheduleView[] {
  const text = `
    select t.id, t.title, t.content, t.timing, t.formats, t.language, t.recipients, t.toFolder, t.state, t.askedAt,
      coalesce(agent.name, '') as ownerName, ${unsentSql('reportSchedule', 't')} as unsent
    from reportSchedule t left join agent on agent.id = t.ownerId
    where t.state <> 'removed' order by t.title, t.id`;
  return sql(db, text)
    .all<ScheduleRow>()
    .map(({ content, timing, formats, recipients, toFolder, unsent, ...row }) => {
      const times = JSON.parse(timing) as Schedule['timing'];
      return {
        ...row,
        content: JSON.parse(content) as Schedule['content'],
        timing: times,
        formats: JSON.parse(formats) as Schedule['formats'],
        recipients: JSON.parse(recipients) as Schedule['recipients'],
        toFolder: toFolder === 1,
        nextAt: row.state === 'active' ? nextRun(times, now, zones) : null,
        lastRun: reportRuns(db, row.id, 1)[0] ?? null,
        saveState: saveStateOf(unsent),
      };
    });
}

/** The newest first. */
export function reportRuns(db: ReplicaReader, id: ReportScheduleId, limit: number): readonly ReportRunView[] {
  const text = `select ${runColumns} from reportRun t where t.scheduleId = ? order by t.startedAt desc, t.id desc limit ?`;
  return sql(db, text)
    .all<RunRow>(id, limit)
    .map(({ scheduleId: _, lookAt, period, files, deliveries, failure, ...row }) => ({
      ...row,
      period: JSON.parse(period) as Run['period'],
      files: JSON.parse(files) as Run['files'],
      deliveries: JSON.parse(deliveries) as Run['deliveries'],
      failure: failure === null ? null : (JSON.parse(failure) as Run['failure']),
      retryAt: row.state === 'waiting' ? lookAt : null,
    }));
}

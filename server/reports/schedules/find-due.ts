import type { FieldsOf } from '#domain/model/collections.ts';
import type { ZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { dueRun, type LastRuns } from '#domain/rules/report-schedule/due-run.ts';
import type { JobContext } from '../../jobs/job.ts';
import { loadRecords } from '../../records/load-records.ts';
import { rows, type Sql } from '../../sql/statement.ts';

/** What may have to be made; `runId` of one that was begun before. It is looked at again once it is locked. */
export interface Candidate {
  readonly scheduleId: string;
  readonly runId: string | null;
}

interface LastRow {
  readonly id: string;
  readonly reason: keyof LastRuns;
  readonly last: number;
}

export async function lastRunsOf(
  db: Sql,
  workspaceId: string,
  scheduleIds: readonly string[],
): Promise<ReadonlyMap<string, LastRuns>> {
  const found = await rows<LastRow>(
    db,
    `select schedule_id as id, reason, max(due_at) as last from report_run
     where workspace_id = $1 and schedule_id = any($2::uuid[]) group by schedule_id, reason`,
    [workspaceId, [...scheduleIds]],
  );
  const none: LastRuns = { planned: null, asked: null };
  const runs = new Map(scheduleIds.map((id) => [id, none]));
  for (const { id, reason, last } of found) runs.set(id, { ...(runs.get(id) ?? none), [reason]: last });
  return runs;
}

/** Runs that wait or were left behind first: they are the older ones. */
export async function findDue(
  { store, workspace, clock }: Pick<JobContext, 'store' | 'workspace' | 'clock'>,
  zones: ZoneOffsets,
): Promise<readonly Candidate[]> {
  const { db } = store;
  const now = clock.now();
  const begun = await rows<Candidate>(
    db,
    `select schedule_id as "scheduleId", id as "runId" from report_run
     where workspace_id = $1 and look_at <= $2 order by look_at, id`,
    [workspace.id, now],
  );
  const there = await rows<{ id: string }>(
    db,
    `select id from report_schedule where workspace_id = $1 and state <> 'removed' order by id`,
    [workspace.id],
  );
  const ids = there.map(({ id }) => id);
  const last = await lastRunsOf(db, workspace.id, ids);
  const schedules = await loadRecords(db, workspace.id, 'reportSchedule', ids, 'none');
  const due = schedules.filter(({ record }) => {
    const known = last.get(record.id);
    return known && dueRun(record.fields as FieldsOf<'reportSchedule'>, known, now, zones) !== null;
  });
  return [...begun, ...due.map(({ record }) => ({ scheduleId: record.id, runId: null }))];
}

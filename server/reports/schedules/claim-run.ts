import type { FieldsOf } from '#domain/model/collections.ts';
import type { AgentId } from '#domain/model/ids.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import type { ReportDelivery } from '#domain/model/report-run-fields.ts';
import { minuteMs } from '#domain/rules/calendar/local-date.ts';
import type { ZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { dueRun, type LastRuns } from '#domain/rules/report-schedule/due-run.ts';
import { dayOfRun } from '#domain/rules/report-schedule/next-run.ts';
import { scheduledSpan } from '#domain/rules/report-schedule/scheduled-period.ts';
import { newId } from '../../clock.ts';
import type { JobContext } from '../../jobs/job.ts';
import { WorkingSet } from '../../records/working-set.ts';
import { writeRecords } from '../../records/write-records.ts';
import type { Sql } from '../../sql/statement.ts';
import { transact } from '../../sql/transaction.ts';
import { type Candidate, lastRunsOf } from './find-due.ts';

type Schedule = FieldsOf<'reportSchedule'>;
type RunFields = FieldsOf<'reportRun'>;
export type Run = StoredRecord<'reportRun'>;

/** A run that this server makes; `attempt` tells it from one that took it over. */
export interface Claim {
  readonly schedule: Schedule & { readonly ownerId: AgentId };
  readonly run: Run;
}

/** A server that says nothing of a run for so long is gone, or has lost it. */
export const leaseMs = 10 * minuteMs;

/**
 * Takes a run that is due, for this server alone: the schedule is locked while it is looked at, and what another server took meanwhile is
 * not due any more.
 */
export function claimRun(context: JobContext, candidate: Candidate, zones: ZoneOffsets): Promise<Claim | null> {
  const { store, workspace, clock } = context;
  return transact(store.db, async (tx) => {
    const set = new WorkingSet(tx, workspace.id, 'all');
    const scheduleRef = { collection: 'reportSchedule' as const, id: candidate.scheduleId };
    await set.load([scheduleRef]);
    const schedule = set.get(scheduleRef)?.record.fields as Schedule | undefined;
    if (!schedule) return null;
    const now = clock.now();
    const run =
      candidate.runId === null
        ? newRun(candidate.scheduleId, schedule, await lastOf(tx, workspace.id, candidate.scheduleId), {
            ...{ id: newId(clock), now, zones },
          })
        : await begunRun(set, candidate.runId, now);
    if (!run) return null;
    await writeRecords(tx, workspace.id, [run]);
    return { schedule, run };
  });
}

async function lastOf(tx: Sql, workspaceId: string, id: string): Promise<LastRuns> {
  return (await lastRunsOf(tx, workspaceId, [id])).get(id) ?? { planned: null, asked: null };
}

interface Fresh {
  readonly id: string;
  readonly now: number;
  readonly zones: ZoneOffsets;
}

function newRun(scheduleId: string, schedule: Schedule, last: LastRuns, { id, now, zones }: Fresh): Run | null {
  const due = dueRun(schedule, last, now, zones);
  if (!due) return null;
  const { title, content, timing, recipients, toFolder } = schedule;
  const waiting = (to: string | null): ReportDelivery => ({ to, state: 'waiting', failure: null });
  const fields: RunFields = {
    ...{ scheduleId: scheduleId as RunFields['scheduleId'], title, ...due },
    period: scheduledSpan(content.period, dayOfRun(due.dueAt, timing.zone, zones)),
    ...{ state: 'making', attempt: 1, startedAt: now, endedAt: null, lookAt: now + leaseMs, files: [], failure: null },
    deliveries: [...(toFolder ? [waiting(null)] : []), ...recipients.map(waiting)],
  };
  return { collection: 'reportRun', id, scope: 'leads', rev: 0, fields };
}

/** One that is to be tried again, or that its server left behind. What was under way then may have arrived: that is not sent again. */
async function begunRun(set: WorkingSet, id: string, now: number): Promise<Run | null> {
  const ref = { collection: 'reportRun' as const, id };
  await set.load([ref]);
  const run = set.get(ref)?.record as Run | undefined;
  if (!run || run.fields.lookAt === null || run.fields.lookAt > now) return null;
  const deliveries = run.fields.deliveries.map((each) =>
    each.state === 'sending' ? { ...each, ...leftBehind(each) } : each,
  );
  const fields = { ...run.fields, deliveries, attempt: run.fields.attempt + 1 };
  return { ...run, fields: { ...fields, state: 'making', startedAt: now, lookAt: now + leaseMs } };
}

/** A file is laid over what is there; a mail is not sent twice. */
function leftBehind({ to }: ReportDelivery): Pick<ReportDelivery, 'state' | 'failure'> {
  const failure = { kind: 'interrupted' as const, said: '' };
  return to === null ? { state: 'waiting', failure } : { state: 'unknown', failure };
}

/** Writes down how far a run is; false where another server has it by now. */
export async function noteRun(context: JobContext, run: Run, set: Partial<RunFields>): Promise<Run | null> {
  const { store, workspace, committed } = context;
  const next: Run = { ...run, fields: { ...run.fields, ...set } };
  const isMine = await transact(store.db, async (tx) => {
    const working = new WorkingSet(tx, workspace.id, 'all');
    await working.load([run]);
    const held = working.get(run)?.record.fields as RunFields | undefined;
    if (!held || held.attempt !== run.fields.attempt || held.endedAt !== null || held.state === 'waiting') return false;
    await writeRecords(tx, workspace.id, [next]);
    return true;
  });
  if (!isMine) return null;
  committed();
  return next;
}

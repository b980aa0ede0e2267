import type { ReportDelivery, ReportFailure } from '#domain/model/report-run-fields.ts';
import { isOfDevice } from '#domain/rules/case-query/fulfils.ts';
import { mayPass, mostAttempts, pauseAfter, settledState } from '#domain/rules/report-schedule/retry-run.ts';
import { isLead } from '#domain/rules/rights.ts';
import type { JobContext } from '../../jobs/job.ts';
import { errorFields } from '../../log.ts';
import { agentNow } from '../../pull/visible-scopes.ts';
import { type Claim, noteRun, type Run } from './claim-run.ts';
import { deliver, failWithoutWay } from './deliver.ts';
import { letterOf } from './letter.ts';
import { orderOf } from './ordered.ts';
import { type Produced, produce } from './produce.ts';
import { soughtReport } from './sought-report.ts';

/** Makes a claimed run and brings it to whoever waits for it; what became of it stands in its record. */
export async function makeRun(context: JobContext, claim: Claim, stop: AbortSignal): Promise<void> {
  const { schedule, run } = claim;
  if (schedule.state === 'removed') return endRun(context, run, { kind: 'removed', said: '' });
  if (run.fields.deliveries.length === 0) return endRun(context, run, { kind: 'nobody', said: '' });
  // Left behind again and again: whatever it is, it does not get better.
  if (run.fields.attempt > mostAttempts) return endRun(context, run, { kind: 'interrupted', said: '' });
  const { workspace, store } = context;
  const owner = await agentNow(store.db, workspace.id, schedule.ownerId);
  if (!owner.active || !isLead(owner)) return endRun(context, run, { kind: 'owner', said: '' });
  const sought = await soughtReport(store.db, workspace.id, schedule.content);
  if (!sought) return endRun(context, run, { kind: 'report-gone', said: '' });
  if ('subject' in sought.content && sought.content.conditions.some(isOfDevice))
    return endRun(context, run, { kind: 'report-asks', said: '' });
  const deliveries = failWithoutWay(context, run.fields.deliveries);
  const ready = { ...run, fields: { ...run.fields, deliveries } };
  if (deliveries.every(({ state }) => state !== 'waiting')) return settleRun(context, ready);
  const ordered = orderOf(schedule, run.fields, sought, owner.teamIds);
  let made: Produced;
  try {
    made = await produce(context, ordered, owner);
  } catch (error) {
    context.log.warn('a scheduled report could not be made', { attempt: run.fields.attempt, ...errorFields(error) });
    return tryLater(context, run, { kind: 'not-made', said: '' });
  }
  if (stop.aborted) return tryLater(context, run, { kind: 'interrupted', said: '' });
  const { files } = made;
  const letter = letterOf(ordered, { ...made, workspaceName: workspace.name });
  const held = { ...ready.fields, files: files.map(({ name, bytes }) => ({ name, bytes: bytes.length })) };
  const sent = await deliver(context, { ...ready, fields: held }, { files, letter }, stop);
  if (sent) await settleRun(context, sent);
}

/** Nothing was sent yet: all of it again, unless it was tried often enough. */
async function tryLater(context: JobContext, run: Run, failure: ReportFailure): Promise<void> {
  const pause = failure.kind === 'interrupted' ? 0 : pauseAfter(run.fields.attempt);
  if (pause === null) return endRun(context, run, failure);
  await noteRun(context, run, { state: 'waiting', lookAt: context.clock.now() + pause, failure });
}

/** Nothing of it will be tried again; who still waits gets nothing. */
async function endRun(context: JobContext, run: Run, failure: ReportFailure): Promise<void> {
  const deliveries = run.fields.deliveries.map(
    (each): ReportDelivery => (each.state === 'waiting' ? { ...each, state: 'failed', failure } : each),
  );
  const state = deliveries.length === 0 ? 'failed' : settledState(deliveries);
  await noteRun(context, run, { state, deliveries, failure, lookAt: null, endedAt: context.clock.now() });
}

/** What failed and may pass is tried again, for those who did not get it alone. */
async function settleRun(context: JobContext, run: Run): Promise<void> {
  const { log, clock } = context;
  const pause = pauseAfter(run.fields.attempt);
  const deliveries = run.fields.deliveries.map(
    (each): ReportDelivery =>
      pause !== null && each.state === 'failed' && each.failure && mayPass(each.failure.kind)
        ? { ...each, state: 'waiting' }
        : each,
  );
  const state = settledState(deliveries);
  const failure = deliveries.find((each) => each.failure)?.failure ?? null;
  if (failure) log.warn('a scheduled report did not reach everybody', { kind: failure.kind, state });
  const { files } = run.fields;
  if (state === 'waiting') {
    // Cut off, because the server stops: the next one goes on at once.
    const lookAt = clock.now() + (failure ? (pause ?? 0) : 0);
    await noteRun(context, run, { state, deliveries, failure, files, lookAt });
  } else await noteRun(context, run, { state, deliveries, failure, files, lookAt: null, endedAt: clock.now() });
}

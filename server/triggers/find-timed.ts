import { minuteMs } from '#domain/rules/calendar/local-date.ts';
import { fulfilsAll } from '#domain/rules/case-query/fulfils.ts';
import { isTimed, periodsOf, type TimedEvent } from '#domain/rules/trigger.ts';
import type { Job, JobContext } from '../jobs/job.ts';
import { FactReader } from './case-facts.ts';
import { casePages } from './case-pages.ts';
import { drainEvents, ruleTools } from './drain-events.ts';
import { queueTimed, type TimedFinding } from './event-queue.ts';
import { activeTriggers, readSlaBook } from './read-rules.ts';

/**
 * Looks for what time has brought about, and queues it for the triggers that wait for it; what earlier commits left in the queue is answered
 * too. Cut off, or done twice, it does no harm: a trigger claims each period of a case once.
 */
export const timedTriggers: Job = {
  name: 'timed-triggers',
  everyMs: minuteMs / 2,
  async run(context, stop) {
    const found = await findTimed(context, stop);
    const tools = ruleTools();
    await drainEvents(context, tools, stop);
    return found;
  },
};

async function findTimed({ store: { db }, workspace, clock }: JobContext, stop: AbortSignal): Promise<number> {
  const waiting = (await activeTriggers(db, workspace.id)).flatMap(({ id, content }) =>
    isTimed(content.event) ? [{ id, content, event: content.event }] : [],
  );
  if (waiting.length === 0) return 0;
  const { calendars, zones } = ruleTools();
  const book = await readSlaBook(db, workspace.id, calendars);
  const now = clock.now();
  let count = 0;
  for (const { id, content, event } of waiting) {
    const { where, values } = candidates(event, now);
    for await (const page of casePages(db, workspace.id, where, values)) {
      if (stop.aborted) return count;
      const facts = new FactReader(workspace.id, book, now);
      await facts.read(db, page);
      const moment = { now, zone: content.zone, zones };
      const findings = page.flatMap(({ id: caseId, fields }): TimedFinding[] => {
        const due = periodsOf(event, facts.timesOf(fields)).filter(({ at }) => at <= now);
        if (due.length === 0 || !fulfilsAll(facts.factsOf(caseId, fields), content.conditions, moment)) return [];
        return due.map(({ name }) => ({ caseId, ruleId: id, period: name }));
      });
      count += await queueTimed(db, workspace.id, findings);
    }
  }
  return count;
}

/** Cases in which it can be due: working time is never faster than the clock on the wall. */
function candidates(event: TimedEvent, now: number): { readonly where: string; readonly values: readonly unknown[] } {
  switch (event.on) {
    case 'in-status':
      return {
        where: `status = $2 and coalesce((status_log -> -1 ->> 'at')::bigint, opened_at) <= $3`,
        values: [event.status, now - event.minutes * minuteMs],
      };
    case 'unanswered':
      return {
        where: `status not in ('solved', 'closed') and awaiting_since <= $2`,
        values: [now - event.minutes * minuteMs],
      };
    case 'deadline':
      return { where: `status not in ('solved', 'closed')`, values: [] };
  }
}

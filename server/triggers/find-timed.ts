import { minuteMs } from '#domain/rules/calendar/local-date.ts';
import { fulfilsAll } from '#domain/rules/case-query/fulfils.ts';
import { isDue, isTimed, periodsOf, type TimedEvent } from '#domain/rules/trigger.ts';
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
    const { where, values } = candidates(id, event, now);
    for await (const page of casePages(db, workspace.id, where, values)) {
      if (stop.aborted) return count;
      const facts = new FactReader(workspace.id, book, now);
      await facts.read(db, page);
      const moment = { now, zone: content.zone, zones };
      const findings = page.flatMap(({ id: caseId, fields }): TimedFinding[] => {
        const due = periodsOf(event, facts.timesOf(fields)).filter((each) => isDue(each, now));
        if (due.length === 0 || !fulfilsAll(facts.factsOf(caseId, fields), content.conditions, moment)) return [];
        return due.map(({ name }) => ({ caseId, ruleId: id, period: name }));
      });
      count += await queueTimed(db, workspace.id, findings);
    }
  }
  return count;
}

interface Candidates {
  readonly where: string;
  readonly values: readonly unknown[];
}

/** Cases in which it can be due and was not done yet: working time is never faster than the clock on the wall. */
function candidates(id: string, event: TimedEvent, now: number): Candidates {
  switch (event.on) {
    case 'in-status': {
      const since = `coalesce((status_log -> -1 ->> 'at')::bigint, opened_at)`;
      return {
        where: `status = $4 and ${since} <= $3 and ${undone(`$4 || ':' || ${since}`)}`,
        values: [id, now - event.minutes * minuteMs, event.status],
      };
    }
    case 'unanswered':
      return {
        where: `status not in ('solved', 'closed') and awaiting_since <= $3 and ${undone(`'awaiting:' || awaiting_since`)}`,
        values: [id, now - event.minutes * minuteMs],
      };
    case 'deadline':
      return { where: `status not in ('solved', 'closed')`, values: [] };
  }
}

/** `$2` is the trigger. */
function undone(period: string): string {
  return `not exists (
    select 1 from rule_firing done where done.workspace_id = $1 and done.case_id = "case".id and done.rule_id = $2::uuid
      and done.period = ${period})`;
}

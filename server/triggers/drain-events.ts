import { createCalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import type { JobContext } from '../jobs/job.ts';
import { errorFields } from '../log.ts';
import { isCollision, isOutage } from '../sql/errors.ts';
import { transact } from '../sql/transaction.ts';
import { answerEvent, type RuleTools } from './answer-event.ts';
import { isWaiting, putOff, takeEvent } from './event-queue.ts';

export function ruleTools(): RuleTools {
  return { calendars: createCalendarCache(), zones: createZoneOffsets() };
}

/** Answers what is queued, one event after the other, until there is none or the server stops. Returns how many there were. */
export async function drainEvents(context: JobContext, tools: RuleTools, stop: AbortSignal): Promise<number> {
  let count = 0;
  while (!stop.aborted && (await isWaiting(context.store.db, context.workspace.id, context.clock.now()))) {
    // Whatever another process took meanwhile is its own.
    if (!(await answerOne(context, tools))) break;
    count++;
    context.committed();
  }
  return count;
}

async function answerOne(context: JobContext, tools: RuleTools): Promise<boolean> {
  const { store, workspace, clock, log } = context;
  let taken: number | undefined;
  try {
    return await transact(store.db, async (tx) => {
      const event = await takeEvent(tx, workspace.id, clock.now());
      taken = event?.id;
      if (event) await answerEvent(tx, context, event, tools);
      return event !== undefined;
    });
  } catch (error) {
    if (taken === undefined || isCollision(error) || isOutage(error)) throw error;
    log.error('an event could not be answered by its triggers', errorFields(error));
    if (await putOff(store.db, workspace.id, taken, clock.now())) log.error('an event was let go');
    return true;
  }
}

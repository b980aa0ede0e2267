import { z } from 'zod';
import { update } from '../model/change.ts';
import { reportScheduleId } from '../model/ids.ts';
import { reportScheduleStates } from '../model/report-schedule-fields.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { changeableSchedule } from './report-schedule-input.ts';

const moveInput = z.strictObject({ scheduleId: reportScheduleId, to: z.enum(reportScheduleStates) });

/** Pauses a scheduled report, takes it up again, or removes it for good. What was due during a pause is not made up for. */
export const moveReportSchedule = defineCommand({
  name: 'report-schedule.move',
  version: 1,
  input: moveInput,
  args: moveInput,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'reportSchedule', id: a.scheduleId }],
  decide(view, a, context) {
    const found = changeableSchedule(view, a.scheduleId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (before.state === a.to) return refuse('already-done', `The scheduled report is ${a.to} already.`);
    const at = context.happenedAt;
    return accept(
      update('reportSchedule', a.scheduleId, {
        ...{ state: a.to, changedAt: Math.max(before.changedAt, at) },
        ...(a.to === 'active' && { since: Math.max(before.since, at) }),
      }),
    );
  },
});

const sendInput = z.strictObject({ scheduleId: reportScheduleId });

/** Has the server make it once, as soon as it can, beside its times. */
export const sendReportSchedule = defineCommand({
  name: 'report-schedule.send',
  version: 1,
  input: sendInput,
  args: sendInput,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'reportSchedule', id: a.scheduleId }],
  decide(view, a, context) {
    const found = changeableSchedule(view, a.scheduleId, context);
    if (!found.ok) return found;
    const { askedAt, changedAt } = found.record.fields;
    const at = context.happenedAt;
    if (askedAt !== null && askedAt >= at) return refuse('already-done', 'It is to be sent already.');
    return accept(update('reportSchedule', a.scheduleId, { askedAt: at, changedAt: Math.max(changedAt, at) }));
  },
});

import { z } from 'zod';
import { update } from '../model/change.ts';
import { reportScheduleId } from '../model/ids.ts';
import { sameJson } from '../model/json.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import {
  changeableSchedule,
  reachesNobody,
  savedReportOf,
  scheduleSaid,
  sendsNoShared,
} from './report-schedule-input.ts';

const input = z.strictObject({
  scheduleId: reportScheduleId,
  set: scheduleSaid.partial().refine((set) => Object.keys(set).length > 0, 'nothing to set'),
});

/**
 * Sets what is said of a scheduled report; each field is merged on its own. It shows what whoever does so may count. Runs of other times than
 * before begin now.
 */
export const editReportSchedule = defineCommand({
  name: 'report-schedule.edit',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'reportSchedule', id: a.scheduleId }, ...savedReportOf(a.set)],
  decide(view, a, context) {
    const found = changeableSchedule(view, a.scheduleId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    const set: Partial<typeof before> = Object.fromEntries(
      Object.entries(a.set).filter(([name, value]) => !sameJson(value, before[name as keyof typeof before])),
    );
    if (Object.keys(set).length === 0) return refuse('nothing-to-do', 'These values are set already.');
    const barred = reachesNobody({ ...before, ...set }) ?? sendsNoShared(view, set);
    if (barred) return barred;
    const at = context.happenedAt;
    return accept(
      update('reportSchedule', a.scheduleId, {
        ...set,
        ...(set.timing && { since: Math.max(before.since, at) }),
        ...{ ownerId: context.actor.id, changedAt: Math.max(before.changedAt, at) },
      }),
    );
  },
});

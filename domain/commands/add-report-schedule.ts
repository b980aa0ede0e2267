import { insert } from '../model/change.ts';
import { reportScheduleId } from '../model/ids.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import {
  barredFromSchedules,
  reachesNobody,
  savedReportOf,
  scheduleSaid,
  sendsNoShared,
} from './report-schedule-input.ts';

const args = scheduleSaid.extend({ scheduleId: reportScheduleId });

/** Has the server make a report at its times from now on, and send it around. */
export const addReportSchedule = defineCommand({
  name: 'report-schedule.add',
  version: 1,
  input: scheduleSaid,
  args,
  mint: (asked, minter) => args.parse({ ...asked, scheduleId: minter.id() }),
  needs: (a) => [{ collection: 'reportSchedule', id: a.scheduleId }, ...savedReportOf(a)],
  decide(view, a, context) {
    const barred = barredFromSchedules(context) ?? reachesNobody(a) ?? sendsNoShared(view, a);
    if (barred) return barred;
    if (view.get('reportSchedule', a.scheduleId).state === 'present')
      return refuse('exists', 'This scheduled report is there already.');
    const { scheduleId, ...said } = a;
    const { actor, happenedAt: at } = context;
    return accept(
      insert('reportSchedule', scheduleId, 'leads', {
        ...said,
        ...{ state: 'active', since: at, askedAt: null, ownerId: actor.id },
        ...{ createdBy: actor.id, createdAt: at, changedAt: at, recordedAt: null },
      }),
    );
  },
});

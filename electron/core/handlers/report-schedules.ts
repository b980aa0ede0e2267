import type { ReplicaReader } from '#db/connection/handle.ts';
import { reportRuns, reportSchedules } from '#db/queries/report-schedules.ts';
import { workspaceStanding } from '#db/replica/workspace-standing.ts';
import type { reportScheduleProcedures } from '#domain/contract/ipc/report-schedule-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';

/** Reports that the server makes by itself: a device holds them where its person is a lead. */
export function reportScheduleHandlers(
  replica: () => ReplicaReader,
  me: () => { readonly now: number },
): Pick<Handlers, keyof typeof reportScheduleProcedures> {
  const zones = createZoneOffsets();
  return {
    'reportSchedules.list': () => ({
      rows: reportSchedules(replica(), me().now, zones),
      delivery: workspaceStanding(replica())?.delivery ?? null,
    }),
    'reportRuns.list': ({ scheduleId, limit }) => reportRuns(replica(), scheduleId, limit),
  };
}

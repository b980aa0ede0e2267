import type { ReplicaReader } from '#db/connection/handle.ts';
import { nextAppointmentMoment, noteAppointmentsTold, untoldAppointments } from '#db/replica/appointment-told.ts';
import { loadRecord } from '#db/replica/records.ts';
import type { AppointmentReminder } from '#domain/contract/ipc/appointment-views.ts';
import type { AppointmentId } from '#domain/model/ids.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { appointmentRulesOf } from '#domain/rules/appointments/appointment-rules.ts';
import { minuteMs } from '#domain/rules/calendar/local-date.ts';
import { appointmentRulesId } from '#domain/rules/definitions/appointment-rules.ts';
import { type ReminderClock, type ReminderParts, reminderClock } from './reminder-clock.ts';

/** Tells an agent that an appointment of theirs is about to begin. */
export function appointmentReminders(parts: ReminderParts<AppointmentReminder>): ReminderClock {
  const { replica, actor } = parts;
  return reminderClock(parts, {
    follows: new Set(['appointment', 'definition']),
    next(at) {
      const before = beforeMs(replica);
      return before === null ? null : nextAppointmentMoment(replica, actor().id, at, before);
    },
    untold(at) {
      const before = beforeMs(replica);
      return before === null ? [] : untoldAppointments(replica, actor().id, at, before);
    },
    note: (ahead) => noteAppointmentsTold(replica, ahead),
    digest: (all, named) => ({
      total: all.length,
      appointments: named.map((each) => ({ ...each, appointmentId: each.appointmentId as AppointmentId })),
    }),
  });
}

function beforeMs(replica: ReplicaReader): number | null {
  const ref = { collection: 'definition', id: appointmentRulesId } as const;
  const defined = loadRecord(replica, ref) as StoredRecord<'definition'> | undefined;
  const { remindBefore } = appointmentRulesOf(defined?.fields);
  return remindBefore === null ? null : remindBefore * minuteMs;
}

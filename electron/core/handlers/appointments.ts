import type { ReplicaReader } from '#db/connection/handle.ts';
import { appointmentView, clashingAppointments, listAppointments } from '#db/queries/appointment-views.ts';
import { freeTimes } from '#db/queries/free-times.ts';
import type { Me } from '#db/queries/me.ts';
import type { appointmentProcedures } from '#domain/contract/ipc/appointment-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';

/** Who has an appointment when, and who has time for one. */
export function appointmentHandlers(
  replica: () => ReplicaReader,
  me: () => Me,
): Pick<Handlers, keyof typeof appointmentProcedures> {
  return {
    'appointments.get': ({ appointmentId }) => appointmentView(replica(), appointmentId),
    'appointments.list': (input) => listAppointments(replica(), input),
    'appointments.clashes': () => clashingAppointments(replica(), me()),
    'appointments.free': (input) => freeTimes(replica(), input, me()),
  };
}

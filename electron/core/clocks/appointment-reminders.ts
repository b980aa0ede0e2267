import { transaction } from '#db/connection/connection.ts';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { nextAppointmentMoment, noteAppointmentsTold, untoldAppointments } from '#db/replica/appointment-told.ts';
import { loadRecord } from '#db/replica/records.ts';
import type { AppointmentReminder } from '#domain/contract/ipc/appointment-views.ts';
import type { Events } from '#domain/contract/ipc/contract.ts';
import type { AppointmentId } from '#domain/model/ids.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { appointmentRulesOf } from '#domain/rules/appointments/appointment-rules.ts';
import { minuteMs } from '#domain/rules/calendar/local-date.ts';
import { appointmentRulesId } from '#domain/rules/definitions/appointment-rules.ts';
import type { Actor } from '#domain/rules/rights.ts';
import type { Clock } from '../ports.ts';
import { inDigests } from './in-digests.ts';
import { LookOut } from './look-out.ts';

export interface AppointmentReminderParts {
  readonly replica: ReplicaWriter;
  readonly clock: Clock;
  /** The server's time. */
  readonly now: () => number;
  readonly actor: () => Actor;
  /** Whether anybody would hear it. */
  readonly isHeard: () => boolean;
  readonly tell: (reminder: AppointmentReminder) => void;
  readonly failed: (error: unknown) => void;
}

/** Tells an agent by this device's clock that an appointment of theirs is about to begin: without a network too, each time once. */
export class AppointmentReminders {
  readonly #parts: AppointmentReminderParts;
  readonly #lookOut: LookOut;

  constructor(parts: AppointmentReminderParts) {
    this.#parts = parts;
    const { clock, now, failed, replica, actor } = parts;
    this.#lookOut = new LookOut({
      ...{ clock, now, failed },
      tell: () => this.#tell(),
      next: (at) => {
        const before = this.#beforeMs();
        return before === null ? null : nextAppointmentMoment(replica, actor().id, at, before);
      },
    });
  }

  start(): void {
    this.#lookOut.changed();
  }

  /** What was committed just now. */
  follow(changed: Events['changed']): void {
    if (changed.some(({ collection }) => collection === 'appointment' || collection === 'definition'))
      this.#lookOut.changed();
  }

  stop(): void {
    this.#lookOut.stop();
  }

  #beforeMs(): number | null {
    const ref = { collection: 'definition', id: appointmentRulesId } as const;
    const defined = loadRecord(this.#parts.replica, ref) as StoredRecord<'definition'> | undefined;
    const { remindBefore } = appointmentRulesOf(defined?.fields);
    return remindBefore === null ? null : remindBefore * minuteMs;
  }

  #tell(): void {
    const { replica, now, actor, isHeard, tell } = this.#parts;
    const before = this.#beforeMs();
    if (before === null || !isHeard()) return;
    const ahead = untoldAppointments(replica, actor().id, now(), before);
    if (ahead.length === 0) return;
    // Noted first: a reminder that is lost with its window is a lesser evil than one that comes at every start.
    transaction(replica, () => noteAppointmentsTold(replica, ahead));
    const told = ahead.map((each) => ({ ...each, appointmentId: each.appointmentId as AppointmentId }));
    inDigests(told, (total, appointments) => tell({ total, appointments }));
  }
}

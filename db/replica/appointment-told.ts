import { sql } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';

export interface AheadAppointment {
  readonly appointmentId: string;
  readonly kind: 'visit' | 'call';
  readonly customerName: string;
  readonly place: string;
  readonly startsAt: number;
}

const awaited = `t.state in ('proposed', 'confirmed')`;

/**
 * The agent's appointments that begin within `beforeMs` and of which they were not told yet for this time, the first one first. What began
 * while nobody was there to hear of it is told as long as it goes on.
 */
export function untoldAppointments(
  db: ReplicaReader,
  agentId: string,
  now: number,
  beforeMs: number,
): readonly AheadAppointment[] {
  return sql(
    db,
    `select t.id as appointmentId, t.kind, coalesce(customer.name, '') as customerName, t.place, t.startsAt
     from appointment t
     left join customer_goes_on goes on goes.id = t.customerId
     left join customer on customer.id = coalesce(goes.intoId, t.customerId)
     where ${awaited} and t.agentId = ? and t.startsAt > ? - 86400000 and t.startsAt <= ?
       and t.startsAt + t.minutes * 60000 > ?
       and not exists (select 1 from appointment_told r where r.appointmentId = t.id and r.startsAt = t.startsAt)
     order by t.startsAt, t.id`,
  ).all<AheadAppointment>(agentId, now, now + beforeMs, now);
}

export function noteAppointmentsTold(db: ReplicaWriter, told: readonly AheadAppointment[]): void {
  const note = sql(
    db,
    `insert into appointment_told (appointmentId, startsAt) values (?, ?)
     on conflict (appointmentId) do update set startsAt = excluded.startsAt`,
  );
  for (const { appointmentId, startsAt } of told) note.run(appointmentId, startsAt);
  sql(
    db,
    `delete from appointment_told where not exists (
       select 1 from appointment t where t.id = appointment_told.appointmentId and ${awaited})`,
  ).run();
}

/** The next moment after `now` at which one is to be told; null when none is foreseen. */
export function nextAppointmentMoment(
  db: ReplicaReader,
  agentId: string,
  now: number,
  beforeMs: number,
): number | null {
  const { at } = sql(
    db,
    `select min(t.startsAt) as at from appointment t where ${awaited} and t.agentId = ? and t.startsAt > ?`,
  ).get<{
    at: number | null;
  }>(agentId, now + beforeMs) ?? { at: null };
  return at === null ? null : at - beforeMs;
}

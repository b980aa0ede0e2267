import { z } from 'zod';
import { appointmentKinds, appointmentStates } from './choices.ts';
import { fields as f } from './fields.ts';
import { agentId, caseId, commandUid, customerId } from './ids.ts';

/** A time that was agreed anew; `key` is the command that moved it. */
const appointmentMove = z.strictObject({
  key: commandUid,
  by: agentId,
  at: z.int(),
  /** When it would have begun. */
  from: z.int(),
  reason: z.string().max(2000),
});
export type AppointmentMove = z.infer<typeof appointmentMove>;

/** A visit or a call with a customer at a time of its own, in the diary of one agent. */
export const appointmentFields = {
  caseId: f.optionalRef('immutable', caseId),
  customerId: f.ref('immutable', customerId),
  kind: f.choice('immutable', appointmentKinds),
  agentId: f.ref('last-accepted', agentId),
  startsAt: f.instant('last-accepted'),
  minutes: f.integer('last-accepted'),
  place: f.text('last-accepted', 500),
  note: f.text('immutable', 2000),
  /** Follows from what was done last: what no longer fits is refused, never merged. */
  state: f.choice('derived', appointmentStates),
  moves: f.json('derived', z.array(appointmentMove).readonly()),
  /** Why it was called off, or what there is to say of how it went. */
  remark: f.text('derived', 2000),
  bookedBy: f.ref('immutable', agentId),
  bookedAt: f.instant('immutable'),
  /** When it was kept, missed or called off. */
  endedAt: f.optionalInstant('derived'),
  recordedAt: f.optionalInstant('server-only'),
};

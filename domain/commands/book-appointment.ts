import { z } from 'zod';
import { insert } from '../model/change.ts';
import { appointmentKinds } from '../model/choices.ts';
import { agentId, appointmentId, caseId, customerId, teamId } from '../model/ids.ts';
import { lineOn } from './case-line.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { barredFrom } from './team-member.ts';
import { needsWorkPlace, workPlace } from './work-place.ts';

/** From a call of five minutes to a day on site. */
export const appointmentMinutes = z
  .int()
  .min(5)
  .max(24 * 60);

const input = z.strictObject({
  caseId: caseId.nullable().default(null),
  customerId,
  /** Whose it is when it belongs to no case. */
  teamId,
  kind: z.enum(appointmentKinds),
  agentId,
  startsAt: z.int(),
  minutes: appointmentMinutes,
  place: z.string().trim().max(500).default(''),
  note: z.string().trim().max(2000).default(''),
  /** The customer has said yes already. */
  agreed: z.boolean().default(false),
});
const args = input.extend({ appointmentId });

/** A visit or a call at a time of its own. A diary that is full is no reason to refuse: what clashes is shown to everybody it concerns. */
export const bookAppointment = defineCommand({
  name: 'appointment.book',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, appointmentId: minter.id() }),
  needs: (a) => [
    { collection: 'appointment', id: a.appointmentId },
    { collection: 'agent', id: a.agentId },
    ...needsWorkPlace(a),
  ],
  decide(view, a, context) {
    if (view.get('appointment', a.appointmentId).state === 'present')
      return refuse('exists', 'This appointment is booked already.');
    const place = workPlace(view, a, context, 'Appointments can be booked');
    if (!place.ok) return place;
    const barred = barredFrom(place.team, view, a.agentId);
    if (barred) return barred;
    const { appointmentId: id, teamId: _team, agreed, ...fields } = a;
    const data = { appointmentId: id, to: 'booked', field: a.kind, from: a.startsAt };
    return accept(
      insert('appointment', id, place.scope, {
        ...fields,
        state: agreed ? 'confirmed' : 'proposed',
        moves: [],
        remark: '',
        bookedBy: context.actor.id,
        bookedAt: context.happenedAt,
        endedAt: null,
        recordedAt: null,
      }),
      ...(place.case ? lineOn(place.case, context, 'appointment', { body: a.place, data }) : []),
    );
  },
});

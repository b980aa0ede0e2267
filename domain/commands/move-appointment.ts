import { z } from 'zod';
import { update } from '../model/change.ts';
import { agentId, appointmentId } from '../model/ids.ts';
import { teamOf } from '../model/scope.ts';
import { appointmentMinutes } from './book-appointment.ts';
import { lineIfHeld } from './case-line.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { appointmentNeeds, awaitedAppointment } from './load-appointment.ts';
import { barredFrom } from './team-member.ts';

const input = z.strictObject({
  appointmentId,
  startsAt: z.int(),
  minutes: appointmentMinutes,
  /** Somebody else comes. */
  agentId,
  place: z.string().trim().max(500),
  reason: z.string().trim().min(1).max(2000),
  /** The customer has said yes to it already. */
  agreed: z.boolean().default(false),
});

/** More moves than anybody reads; the first ones go. */
const mostMoves = 50;

/** Another time, another place or another agent. What the customer confirmed before was something else, so it is to be confirmed again. */
export const moveAppointment = defineCommand({
  name: 'appointment.reschedule',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => [...appointmentNeeds(a.appointmentId, loaded), { collection: 'agent', id: a.agentId }],
  decide(view, a, context) {
    const found = awaitedAppointment(view, a.appointmentId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    const { appointmentId: id, reason, agreed, ...wanted } = a;
    const changed = (['startsAt', 'minutes', 'agentId', 'place'] as const).filter(
      (field) => before[field] !== wanted[field],
    );
    const isKnown = before.moves.some(({ key }) => key === context.uid);
    if (isKnown || changed.length === 0) return refuse('nothing-to-do', 'It is so already.');
    const team = teamOf(found.record.scope);
    const barred = team && changed.includes('agentId') ? barredFrom(team, view, a.agentId) : undefined;
    if (barred) return barred;
    const move = { key: context.uid, by: context.actor.id, at: context.happenedAt, from: before.startsAt, reason };
    const line = { body: reason, data: { appointmentId: id, to: 'moved', from: a.startsAt } };
    return accept(
      update('appointment', id, {
        ...Object.fromEntries(changed.map((field) => [field, wanted[field]])),
        state: agreed ? 'confirmed' : 'proposed',
        moves: [...before.moves, move].slice(-mostMoves),
      }),
      ...(before.caseId ? lineIfHeld(view, before.caseId, context, 'appointment', line) : []),
    );
  },
});

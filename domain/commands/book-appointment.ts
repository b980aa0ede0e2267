import { z } from 'zod';
import { type Change, insert } from '../model/change.ts';
import { appointmentKinds } from '../model/choices.ts';
import { agentId, appointmentId, caseId, customerId, teamId } from '../model/ids.ts';
import { type Scope, teamScope } from '../model/scope.ts';
import { mayWorkIn } from '../rules/rights.ts';
import { lineOn } from './case-line.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { barredFrom } from './team-member.ts';

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
    { collection: 'customer', id: a.customerId },
    a.caseId ? { collection: 'case', id: a.caseId } : { collection: 'team', id: a.teamId },
  ],
  decide(view, a, context) {
    if (view.get('appointment', a.appointmentId).state === 'present')
      return refuse('exists', 'This appointment is booked already.');
    if (view.get('customer', a.customerId).state === 'absent')
      return refuse('not-found', 'This customer does not exist.');
    let team = a.teamId;
    let scope: Scope = teamScope(team);
    const onCase: Change[] = [];
    if (a.caseId) {
      const found = workableCase(view, a.caseId, context);
      if (!found.ok) return found;
      team = found.record.fields.teamId;
      scope = found.record.scope;
      const data = { appointmentId: a.appointmentId, to: 'booked', field: a.kind, from: a.startsAt };
      onCase.push(...lineOn(found.record, context, 'appointment', { body: a.place, data }));
    } else {
      if (view.get('team', team).state === 'absent') return refuse('not-found', 'This team does not exist.');
      if (!mayWorkIn(context.actor, team))
        return refuse('forbidden', 'Appointments can be booked for your own teams only.');
    }
    const barred = barredFrom(team, view, a.agentId);
    if (barred) return barred;
    const { appointmentId: id, teamId: _team, agreed, ...fields } = a;
    return accept(
      insert('appointment', id, scope, {
        ...fields,
        state: agreed ? 'confirmed' : 'proposed',
        moves: [],
        remark: '',
        bookedBy: context.actor.id,
        bookedAt: context.happenedAt,
        endedAt: null,
        recordedAt: null,
      }),
      ...onCase,
    );
  },
});

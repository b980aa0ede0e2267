import { z } from 'zod';
import { update } from '../model/change.ts';
import { appointmentId } from '../model/ids.ts';
import { lineIfHeld } from './case-line.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { appointmentNeeds, awaitedAppointment } from './load-appointment.ts';

const input = z.strictObject({
  appointmentId,
  /** When it was to begin, as the customer was told: a yes to another time is none to this one. */
  startsAt: z.int(),
});

/** The customer has said yes. */
export const confirmAppointment = defineCommand({
  name: 'appointment.confirm',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => appointmentNeeds(a.appointmentId, loaded),
  decide(view, a, context) {
    const found = awaitedAppointment(view, a.appointmentId, context);
    if (!found.ok) return found;
    const { caseId, startsAt, state } = found.record.fields;
    if (startsAt !== a.startsAt) return refuse('already-done', 'It was moved to another time meanwhile.');
    if (state === 'confirmed') return refuse('nothing-to-do', 'It is confirmed already.');
    const line = { data: { appointmentId: a.appointmentId, to: 'confirmed', from: startsAt } };
    return accept(
      update('appointment', a.appointmentId, { state: 'confirmed' }),
      ...(caseId ? lineIfHeld(view, caseId, context, 'appointment', line) : []),
    );
  },
});

import { z } from 'zod';
import { update } from '../model/change.ts';
import type { AppointmentState } from '../model/choices.ts';
import { type AppointmentId, appointmentId } from '../model/ids.ts';
import { lineIfHeld } from './case-line.ts';
import { accept, type DecideContext, type Decision, defineCommand, refuse, type View } from './definition.ts';
import { appointmentNeeds, awaitedAppointment } from './load-appointment.ts';

/** Puts it behind everybody, with what there is to say of it. */
function ended(
  view: View,
  id: AppointmentId,
  to: Exclude<AppointmentState, 'proposed' | 'confirmed'>,
  remark: string,
  context: DecideContext,
): Decision {
  const found = awaitedAppointment(view, id, context);
  if (!found.ok) return found;
  const { caseId, startsAt } = found.record.fields;
  if (to === 'no-show' && context.happenedAt < startsAt)
    return refuse('bad-request', 'Nobody can have missed what has not begun.');
  const line = { body: remark, data: { appointmentId: id, to, from: startsAt } };
  return accept(
    update('appointment', id, { state: to, remark, endedAt: context.happenedAt }),
    ...(caseId ? lineIfHeld(view, caseId, context, 'appointment', line) : []),
  );
}

const cancelInput = z.strictObject({ appointmentId, reason: z.string().trim().min(1).max(2000) });

/** Calls it off. */
export const cancelAppointment = defineCommand({
  name: 'appointment.cancel',
  version: 1,
  input: cancelInput,
  args: cancelInput,
  mint: (asked) => asked,
  needs: (a, loaded) => appointmentNeeds(a.appointmentId, loaded),
  decide: (view, a, context) => ended(view, a.appointmentId, 'cancelled', a.reason, context),
});

const settleInput = z.strictObject({
  appointmentId,
  to: z.enum(['done', 'no-show']),
  remark: z.string().trim().max(2000).default(''),
});

/** It was kept, or the customer was not there. */
export const settleAppointment = defineCommand({
  name: 'appointment.settle',
  version: 1,
  input: settleInput,
  args: settleInput,
  mint: (asked) => asked,
  needs: (a, loaded) => appointmentNeeds(a.appointmentId, loaded),
  decide: (view, a, context) => ended(view, a.appointmentId, a.to, a.remark, context),
});

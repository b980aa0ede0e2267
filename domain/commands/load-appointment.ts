import type { AppointmentId, CaseId } from '../model/ids.ts';
import type { RecordRef } from '../model/record.ts';
import { isAwaited } from '../rules/appointments/awaited.ts';
import { maySee } from '../rules/rights.ts';
import { needsMerged } from './case-chain.ts';
import { type DecideContext, refuse, type View } from './definition.ts';
import { type Found, heldRecord } from './held-record.ts';

/** The appointment and the case it was made on, with those that one goes on in. */
export function appointmentNeeds(id: AppointmentId, loaded: View): readonly RecordRef[] {
  const found = loaded.get('appointment', id);
  const caseId = found.state === 'present' ? found.record.fields.caseId : null;
  return [{ collection: 'appointment', id }, ...(caseId ? needsMerged(loaded, caseId as CaseId) : [])];
}

/** An appointment that is still to come about, or why the actor may not touch it. */
export function awaitedAppointment(view: View, id: AppointmentId, { actor }: DecideContext): Found<'appointment'> {
  const found = heldRecord(view, 'appointment', id);
  if (!found.ok) return found;
  if (!maySee(actor, found.record.scope)) return refuse('forbidden', "This appointment is another team's.");
  if (!isAwaited(found.record.fields)) return refuse('already-done', 'This appointment is over or called off.');
  return found;
}

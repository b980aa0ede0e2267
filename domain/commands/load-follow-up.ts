import type { CaseId, FollowUpId } from '../model/ids.ts';
import type { RecordRef } from '../model/record.ts';
import { maySee } from '../rules/rights.ts';
import { needsMerged } from './case-chain.ts';
import { type DecideContext, refuse, type View } from './definition.ts';
import { type Found, heldRecord } from './held-record.ts';

/** The follow-up and the case it was promised on, with those that one goes on in. */
export function followUpNeeds(id: FollowUpId, loaded: View): readonly RecordRef[] {
  const found = loaded.get('followUp', id);
  const caseId = found.state === 'present' ? found.record.fields.caseId : null;
  return [{ collection: 'followUp', id }, ...(caseId ? needsMerged(loaded, caseId as CaseId) : [])];
}

/** A follow-up that is still to be kept, or why the actor may not touch it. */
export function openFollowUp(view: View, id: FollowUpId, { actor }: DecideContext): Found<'followUp'> {
  const found = heldRecord(view, 'followUp', id, 'follow-up');
  if (!found.ok) return found;
  if (!maySee(actor, found.record.scope)) return refuse('forbidden', "This follow-up is another team's.");
  if (found.record.fields.status !== 'open') return refuse('already-done', 'This follow-up is completed already.');
  return found;
}

import type { CaseId, FollowUpId } from '../model/ids.ts';
import type { RecordRef, StoredRecord } from '../model/record.ts';
import { maySee } from '../rules/rights.ts';
import { needsMerged } from './case-chain.ts';
import { type DecideContext, type Decision, refuse, type View } from './definition.ts';

type FollowUpOrRefusal =
  | { readonly ok: true; readonly record: StoredRecord<'followUp'> }
  | Extract<Decision, { readonly ok: false }>;

/** The follow-up and the case it was promised on, with those that one goes on in. */
export function followUpNeeds(id: FollowUpId, loaded: View): readonly RecordRef[] {
  const found = loaded.get('followUp', id);
  const caseId = found.state === 'present' ? found.record.fields.caseId : null;
  return [{ collection: 'followUp', id }, ...(caseId ? needsMerged(loaded, caseId as CaseId) : [])];
}

/** A follow-up that is still to be kept, or why the actor may not touch it. */
export function openFollowUp(view: View, id: FollowUpId, { actor }: DecideContext): FollowUpOrRefusal {
  const found = view.get('followUp', id);
  const refusal =
    found.state === 'unknown'
      ? refuse('not-here', 'This follow-up is not held on this device.')
      : found.state === 'absent'
        ? refuse('not-found', 'This follow-up does not exist.')
        : !maySee(actor, found.record.scope)
          ? refuse('forbidden', "This follow-up is another team's.")
          : found.record.fields.status !== 'open'
            ? refuse('already-done', 'This follow-up is completed already.')
            : undefined;
  if (refusal) return refusal as Extract<Decision, { readonly ok: false }>;
  if (found.state !== 'present') throw new Error('a follow-up that is neither here nor missing');
  return { ok: true, record: found.record };
}

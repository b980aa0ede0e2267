import type { VisitId } from '../model/ids.ts';
import type { RecordRef } from '../model/record.ts';
import { isLead, maySee } from '../rules/rights.ts';
import { type DecideContext, refuse, type View } from './definition.ts';
import { type Found, heldRecord } from './held-record.ts';

/** The visit, and the case it is on. */
export function visitNeeds(id: VisitId, loaded: View): readonly RecordRef[] {
  const found = loaded.get('visit', id);
  const self = { collection: 'visit', id } as const;
  const onCase = found.state === 'present' ? found.record.fields.caseId : null;
  return onCase ? [self, { collection: 'case', id: onCase }] : [self];
}

/** The visit a command works on, or why the actor may not: what was seen and done there is for who was there to say, or for a lead. */
export function ownVisit(view: View, id: VisitId, { actor }: DecideContext): Found<'visit'> {
  const found = heldRecord(view, 'visit', id);
  if (!found.ok) return found;
  if (!maySee(actor, found.record.scope)) return refuse('forbidden', "This visit is another team's.");
  if (found.record.fields.agentId !== actor.id && !isLead(actor))
    return refuse('forbidden', 'A visit is changed by who made it, or by a lead.');
  return found;
}

import type { FieldsOf } from '../model/collections.ts';
import type { ServiceReviewId } from '../model/ids.ts';
import { isLead } from '../rules/rights.ts';
import { type DecideContext, refuse, type View } from './definition.ts';
import { type Found, heldRecord } from './held-record.ts';

/** The review in the state it has to be in, or why the actor cannot work on it. */
export function reviewIn(
  state: FieldsOf<'serviceReview'>['state'],
  view: View,
  id: ServiceReviewId,
  { actor }: DecideContext,
): Found<'serviceReview'> {
  if (!isLead(actor)) return refuse('forbidden', 'Service reviews are held by leads.');
  const found = heldRecord(view, 'serviceReview', id, 'review');
  if (found.ok && found.record.fields.state !== state)
    return refuse('already-done', state === 'open' ? 'This review is closed.' : 'This review is open.');
  return found;
}

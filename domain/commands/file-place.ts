import type { FieldsOf } from '../model/collections.ts';
import type { RecordRef } from '../model/record.ts';
import type { Scope } from '../model/scope.ts';
import { mayEditKnowledge, maySee } from '../rules/rights.ts';
import { type DecideContext, type Refused, refuse, type View } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { ownVisit, visitNeeds } from './load-visit.ts';

/** Where files of an article lie before it is published; then they go where it is. */
const unpublished: Scope = 'editors';

type Named = Pick<FieldsOf<'attachment'>, 'customerId' | 'visitId' | 'articleId'>;
type Place = { readonly ok: true; readonly scope: Scope } | Refused;

/** What a file that is on no case is of. */
export function placeNeeds({ customerId, visitId, articleId }: Named, loaded: View): readonly RecordRef[] {
  if (customerId) return [{ collection: 'customer', id: customerId }];
  if (visitId) return visitNeeds(visitId, loaded);
  return articleId ? [{ collection: 'article', id: articleId }] : [];
}

/** The scope of a file that is on no case, or why the actor may not put one there. */
export function filePlace(view: View, named: Named, context: DecideContext): Place {
  if (named.customerId) {
    const found = heldRecord(view, 'customer', named.customerId);
    return found.ok ? { ok: true, scope: found.record.scope } : found;
  }
  if (named.visitId) {
    const found = ownVisit(view, named.visitId, context);
    if (!found.ok) return found;
    if (found.record.fields.caseId) return refuse('bad-request', 'The photos of this visit belong on its case.');
    return { ok: true, scope: found.record.scope };
  }
  return articlePlace(view, named, context);
}

function articlePlace(view: View, { articleId }: Named, { actor }: DecideContext): Place {
  if (!articleId) return refuse('bad-request', 'A file belongs to something.');
  if (!mayEditKnowledge(actor)) return refuse('forbidden', 'Files are put into articles by those who write them.');
  const found = view.get('article', articleId);
  // A draft of an article that is yet to come knows its id already.
  const scope = found.state === 'present' ? found.record.scope : unpublished;
  return maySee(actor, scope) ? { ok: true, scope } : refuse('forbidden', "This article is another team's.");
}

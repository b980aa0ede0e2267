import type { ArticleId } from '../model/ids.ts';
import { mayApproveKnowledge, maySee } from '../rules/rights.ts';
import { type DecideContext, refuse, type View } from './definition.ts';
import { type Found, heldRecord } from './held-record.ts';

/** The article for a command of somebody who may say what is published. */
export function approvedArticle(view: View, id: ArticleId, { actor }: DecideContext): Found<'article'> {
  if (!mayApproveKnowledge(actor)) return refuse('forbidden', 'Articles are kept by those who approve them.');
  const found = heldRecord(view, 'article', id);
  if (found.ok && !maySee(actor, found.record.scope)) return refuse('forbidden', "This article is another team's.");
  return found;
}

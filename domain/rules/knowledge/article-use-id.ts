import type { ArticleWay } from '../../model/choices.ts';
import type { AgentId, ArticleId, CaseId } from '../../model/ids.ts';
import { mixedId } from '../../model/mixed-id.ts';

/** The id of what is kept of an article's use on a case: two devices that use it without a network write one record. */
export function articleUseId(caseId: CaseId, articleId: ArticleId): string {
  return mixedId(caseId, articleId);
}

/** Each person's uses of one way are one item; the last counts. */
export function articleUseKey(way: ArticleWay, by: AgentId): string {
  return `${way}/${by}`;
}

import type { ArticleId } from '../../model/ids.ts';
import { fingerprint } from '../knowledge-exchange/fingerprint.ts';

/**
 * The key on a case of a procedure's step. Two people who start the procedure while one is cut off have one list of it, also when it was changed
 * in between: steps of the same words meet, the others stand side by side.
 */
export function stepItemKey(articleId: ArticleId, stepKey: string): string {
  const mark = Number.parseInt(fingerprint(stepKey), 36).toString(16).padStart(12, '0').slice(-12);
  return articleId.slice(0, -mark.length) + mark;
}

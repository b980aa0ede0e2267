import { z } from 'zod';
import { articleVerdicts, articleWays } from './choices.ts';
import { fields as f } from './fields.ts';
import { agentId, articleId, caseId } from './ids.ts';

/** One way in which somebody used the article; `key` keeps it apart from the others, see `articleUseKey`. */
const articleUseItem = z.strictObject({
  key: z.string().max(80),
  way: z.enum(articleWays),
  by: agentId,
  at: z.int(),
  /** Of the article. */
  revision: z.int(),
});
export type ArticleUseItem = z.infer<typeof articleUseItem>;

/** What became of an article on a case: one record for both, whoever used it and on however many devices. */
export const articleUseFields = {
  caseId: f.ref('immutable', caseId),
  articleId: f.ref('immutable', articleId),
  uses: f.set(articleUseItem),
  /** Whether it helped: what was said last counts. */
  verdict: f.optionalChoice('derived', articleVerdicts),
  verdictBy: f.optionalRef('derived', agentId),
  /** When it was used last. */
  usedAt: f.instant('derived'),
  recordedAt: f.optionalInstant('server-only'),
};

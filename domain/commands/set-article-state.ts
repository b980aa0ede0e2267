import { z } from 'zod';
import { update } from '../model/change.ts';
import { articleStates } from '../model/choices.ts';
import { articleId } from '../model/ids.ts';
import { faceOf } from '../rules/knowledge/article-face.ts';
import { revisionOf } from './article-input.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { approvedArticle } from './load-article.ts';

const input = z.strictObject({
  articleId,
  state: z.enum(articleStates),
  note: z.string().trim().max(2000).default(''),
});

/** Takes an article out of use, or brings it back. One that expired comes back without an end. */
export const setArticleState = defineCommand({
  name: 'article.set-state',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'article', id: a.articleId }],
  decide(view, a, context) {
    const found = approvedArticle(view, a.articleId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (before.state === a.state) return refuse('nothing-to-do', `The article is ${a.state} already.`);
    const isOver = a.state === 'published' && before.expiresAt !== null && before.expiresAt <= context.happenedAt;
    const face = { ...faceOf(before), ...(isOver ? { expiresAt: null } : {}) };
    return accept(
      update('article', a.articleId, {
        state: a.state,
        updatedAt: Math.max(before.updatedAt, context.happenedAt),
        ...(isOver ? { expiresAt: null } : {}),
      }),
      revisionOf(context, face, {
        ...{ id: context.uid, articleId: a.articleId, draftId: null, number: before.revision, note: a.note },
        how: a.state === 'retired' ? 'retired' : 'brought-back',
      }),
    );
  },
});

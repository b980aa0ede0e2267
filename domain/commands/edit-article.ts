import { z } from 'zod';
import { update } from '../model/change.ts';
import { articleId } from '../model/ids.ts';
import { sameJson } from '../model/json.ts';
import { faceOf } from '../rules/knowledge/article-face.ts';
import { barredFace, editedFace, faceEdit, needsTeam, revisionOf, scopeOf } from './article-input.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { approvedArticle } from './load-article.ts';

const input = z.strictObject({
  articleId,
  ...faceEdit,
  /** Whether everybody has to acknowledge it again. */
  askAgain: z.boolean().default(false),
});

/**
 * Edits what is published, at once: plain fields one by one, so that a colleague's edit of another field stays; tags and related articles as
 * sets. It leaves a revision, which the server writes as the article then reads.
 */
export const editArticle = defineCommand({
  name: 'article.edit',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'article', id: a.articleId }, ...needsTeam(a.set.teamId)],
  decide(view, a, context) {
    const found = approvedArticle(view, a.articleId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    const after = editedFace(faceOf(before), a);
    const set = Object.fromEntries(
      Object.entries(after).filter(
        ([name, value]) =>
          name !== 'tags' && name !== 'relatedIds' && !sameJson(value, before[name as keyof typeof before]),
      ),
    );
    const isSame = sameJson(before.tags, after.tags) && sameJson(before.relatedIds, after.relatedIds);
    if (Object.keys(set).length === 0 && isSame && !a.askAgain) return refuse('nothing-to-do', 'Nothing was changed.');
    const barred = barredFace(view, after, context);
    if (barred) return barred;
    // A device with a slow clock must not make the article older than it was.
    const updatedAt = Math.max(before.updatedAt, context.happenedAt);
    const number = before.revision + 1;
    const counted = { revision: number, ...(a.askAgain ? { acknowledgeFrom: number } : {}) };
    const scope = scopeOf(after);
    return accept(
      update(
        'article',
        a.articleId,
        { ...set, updatedAt, ...counted, ...(before.state === 'published' ? { publishedAt: updatedAt } : {}) },
        { add: a.add, remove: a.remove, ...(scope === found.record.scope ? {} : { scope }) },
      ),
      revisionOf(context, after, {
        ...{ id: context.uid, articleId: a.articleId, draftId: null, number, how: 'published' },
      }),
    );
  },
});

import { z } from 'zod';
import { insert } from '../model/change.ts';
import { articleId } from '../model/ids.ts';
import { mergeSet } from '../model/set-items.ts';
import { mayApproveKnowledge } from '../rules/rights.ts';
import { barredFace, needsTeam, newFace, revisionOf, scopeOf } from './article-input.ts';
import { accept, defineCommand, refuse } from './definition.ts';

const input = newFace.extend({
  /** What an import knows it by. */
  externalId: z.string().trim().min(1).max(300).nullable().default(null),
});
const args = input.extend({ articleId });

/** Writes a new article that everybody reads at once: for those who approve, and would approve it. */
export const addArticle = defineCommand({
  name: 'article.add',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, articleId: minter.id() }),
  needs: (a) => [{ collection: 'article', id: a.articleId }, ...needsTeam(a.teamId)],
  decide(view, a, context) {
    if (!mayApproveKnowledge(context.actor)) return refuse('forbidden', 'Articles are kept by those who approve them.');
    if (view.get('article', a.articleId).state === 'present')
      return refuse('exists', 'An article with this id is there already.');
    const { articleId: id, externalId, ...given } = a;
    const face = { ...given, tags: mergeSet([], a.tags), relatedIds: mergeSet([], a.relatedIds) };
    const barred = barredFace(view, face, context);
    if (barred) return barred;
    return accept(
      insert('article', id, scopeOf(face), {
        ...face,
        authorId: context.actor.id,
        ...{ updatedAt: context.happenedAt, publishedAt: context.happenedAt },
        ...{ state: 'published', variantOf: null, revision: 1, acknowledgeFrom: 1, externalId, importedAs: null },
      }),
      revisionOf(context, face, { id: context.uid, articleId: id, draftId: null, number: 1, how: 'published' }),
    );
  },
});

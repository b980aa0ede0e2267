import { z } from 'zod';
import { update } from '../model/change.ts';
import { articleId } from '../model/ids.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { approvedArticle } from './load-article.ts';

const input = z.strictObject({
  articleId,
  /** An article that says the same in another language; none takes this one out of its group. */
  otherId: articleId.nullable(),
});

/** Says that two articles are one text in two languages. All that share a group are variants of one another. */
export const linkVariant = defineCommand({
  name: 'article.link-variant',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [a.articleId, ...(a.otherId ? [a.otherId] : [])].map((id) => ({ collection: 'article' as const, id })),
  decide(view, a, context) {
    const found = approvedArticle(view, a.articleId, context);
    if (!found.ok) return found;
    const { variantOf } = found.record.fields;
    if (a.otherId === null) {
      if (variantOf === null) return refuse('nothing-to-do', 'The article is in no group.');
      return accept(update('article', a.articleId, { variantOf: null }));
    }
    if (a.otherId === a.articleId) return refuse('circular', 'An article is no variant of itself.');
    const other = approvedArticle(view, a.otherId, context);
    if (!other.ok) return other;
    const group = other.record.fields.variantOf ?? a.otherId;
    if (variantOf === group) return refuse('nothing-to-do', 'They are variants of one another already.');
    return accept(
      ...(other.record.fields.variantOf === null ? [update('article', a.otherId, { variantOf: group })] : []),
      update('article', a.articleId, { variantOf: group }),
    );
  },
});

import { insert } from '../model/change.ts';
import { articleId } from '../model/ids.ts';
import { mergeSet } from '../model/set-items.ts';
import { isLead } from '../rules/rights.ts';
import { articleTags, articleValues } from './article-input.ts';
import { accept, defineCommand, refuse } from './definition.ts';

const input = articleValues.extend({ tags: articleTags });
const args = input.extend({ articleId });

/** Writes a new knowledge-base article; leads and admins keep the knowledge base. */
export const addArticle = defineCommand({
  name: 'article.add',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, articleId: minter.id() }),
  needs: (a) => [{ collection: 'article', id: a.articleId }],
  decide(view, a, context) {
    if (!isLead(context.actor)) return refuse('forbidden', 'Articles are kept by leads and admins.');
    if (view.get('article', a.articleId).state === 'present')
      return refuse('exists', 'An article with this id is there already.');
    const { articleId: id, ...values } = a;
    return accept(
      insert('article', id, 'workspace', {
        ...values,
        tags: mergeSet([], a.tags),
        authorId: context.actor.id,
        updatedAt: context.happenedAt,
      }),
    );
  },
});

import { z } from 'zod';
import { update } from '../model/change.ts';
import { articleId } from '../model/ids.ts';
import { sameJson } from '../model/json.ts';
import { mergeSet } from '../model/set-items.ts';
import { isLead } from '../rules/rights.ts';
import { articleTagLimit, articleTags, articleValues } from './article-input.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';

const tags = z.strictObject({ tags: articleTags }).default({ tags: [] });
const input = z.strictObject({
  articleId,
  set: articleValues.partial().default({}),
  add: tags,
  remove: tags,
});

/** Edits an article: plain fields one by one, so that a colleague's edit of another field stays; tags as a set. */
export const editArticle = defineCommand({
  name: 'article.edit',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'article', id: a.articleId }],
  decide(view, a, context) {
    if (!isLead(context.actor)) return refuse('forbidden', 'Articles are kept by leads and admins.');
    const found = heldRecord(view, 'article', a.articleId);
    if (!found.ok) return found;
    const before = found.record.fields;
    const set = Object.fromEntries(
      Object.entries(a.set).filter(
        ([name, value]) => value !== undefined && value !== before[name as keyof typeof before],
      ),
    );
    const tagsAfter = mergeSet(before.tags, a.add.tags, a.remove.tags);
    if (tagsAfter.length > articleTagLimit)
      return refuse('bad-request', `An article holds at most ${articleTagLimit} tags.`);
    if (Object.keys(set).length === 0 && sameJson(before.tags, tagsAfter))
      return refuse('nothing-to-do', 'Nothing was changed.');
    // A device with a slow clock must not make the article older than it was.
    const updatedAt = Math.max(before.updatedAt, context.happenedAt);
    return accept(update('article', a.articleId, { ...set, updatedAt }, { add: a.add, remove: a.remove }));
  },
});

import { z } from 'zod';
import { insert, update } from '../model/change.ts';
import { articleKinds, languages } from '../model/choices.ts';
import { tag } from '../model/collections.ts';
import { articleId } from '../model/ids.ts';
import { mergeSet } from '../model/set-items.ts';
import { isLead } from '../rules/rights.ts';
import { accept, defineCommand, refuse } from './definition.ts';

const input = z.strictObject({
  /** Left out for a new article. */
  articleId: articleId.optional(),
  title: z.string().trim().min(1).max(300),
  body: z.string().max(50_000),
  kind: z.enum(articleKinds),
  language: z.enum(languages),
  tags: z.array(tag).max(50).default([]),
});
const args = input.extend({ articleId });

/** Writes a knowledge-base article; leads and admins keep the knowledge base. */
export const saveArticle = defineCommand({
  name: 'article.save',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, articleId: asked.articleId ?? minter.id() }),
  needs: (a) => [{ collection: 'article', id: a.articleId }],
  decide(view, a, context) {
    if (!isLead(context.actor)) return refuse('forbidden', 'Articles are kept by leads and admins.');
    const { articleId: id, tags, ...values } = a;
    const found = view.get('article', id);
    if (found.state !== 'present')
      return accept(
        insert('article', id, 'workspace', {
          ...values,
          tags: mergeSet([], tags),
          authorId: context.actor.id,
          updatedAt: context.happenedAt,
        }),
      );
    const before = found.record.fields;
    return accept(
      update(
        'article',
        id,
        {
          ...Object.fromEntries(
            Object.entries(values).filter(([name, value]) => before[name as keyof typeof values] !== value),
          ),
          updatedAt: Math.max(before.updatedAt, context.happenedAt),
        },
        { add: { tags }, remove: { tags: before.tags.filter((t) => !tags.includes(t)) } },
      ),
    );
  },
});

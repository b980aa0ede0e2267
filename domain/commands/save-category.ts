import { z } from 'zod';
import { insert, update } from '../model/change.ts';
import { languages } from '../model/choices.ts';
import { type ArticleCategoryId, articleCategoryId } from '../model/ids.ts';
import { sameJson } from '../model/json.ts';
import type { RecordRef } from '../model/record.ts';
import { mergeSet } from '../model/set-items.ts';
import { mayApproveKnowledge } from '../rules/rights.ts';
import { accept, defineCommand, refuse, type View } from './definition.ts';

const input = z.strictObject({
  /** Of one that is there; a new one is made when it is left out. */
  categoryId: articleCategoryId.optional(),
  /** Those that are left out stay as they are. */
  names: z
    .array(z.strictObject({ key: z.enum(languages), name: z.string().trim().min(1).max(100) }))
    .max(languages.length),
  /** Languages in which it has no name any more, unless `names` has one. */
  unnamed: z.array(z.enum(languages)).max(languages.length).default([]),
  parentId: articleCategoryId.nullable(),
  position: z.int().default(0),
  retired: z.boolean().default(false),
});
const args = input.extend({ categoryId: articleCategoryId });

/** The way up from a category, as far as it is loaded, and the next one to load. */
function wayUp(view: View, from: ArticleCategoryId | null): readonly ArticleCategoryId[] {
  const met = new Set<ArticleCategoryId>();
  for (let id = from; id !== null && !met.has(id); ) {
    met.add(id);
    const loaded = view.get('articleCategory', id);
    id = loaded.state === 'present' ? loaded.record.fields.parentId : null;
  }
  return [...met];
}

const asRef = (id: string): RecordRef => ({ collection: 'articleCategory', id });

/** Makes or changes a category. Decided on the tree of now, so that no circle can close. */
export const saveCategory = defineCommand({
  name: 'article-category.save',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, categoryId: asked.categoryId ?? minter.id() }),
  needs: (a, loaded) => [asRef(a.categoryId), ...wayUp(loaded, a.parentId).map(asRef)],
  decide(view, a, context) {
    if (!mayApproveKnowledge(context.actor)) return refuse('forbidden', 'The tree of articles is kept by approvers.');
    if (a.parentId !== null && view.get('articleCategory', a.parentId).state === 'absent')
      return refuse('not-found', 'The category above does not exist.');
    if (wayUp(view, a.parentId).includes(a.categoryId))
      return refuse('circular', 'A category cannot stand below itself.');
    const placed = { parentId: a.parentId, position: a.position, retired: a.retired };
    const held = view.get('articleCategory', a.categoryId);
    if (held.state !== 'present' && a.names.length === 0)
      return refuse('bad-request', 'A category has a name in some language.');
    if (held.state !== 'present')
      return accept(
        insert('articleCategory', a.categoryId, 'workspace', {
          ...{ names: mergeSet([], a.names), ...placed, createdAt: context.happenedAt },
        }),
      );
    const before = held.record.fields;
    const set = Object.fromEntries(
      Object.entries(placed).filter(([name, value]) => value !== before[name as keyof typeof placed]),
    );
    const added = a.names.filter((name) => !before.names.some((one) => sameJson(one, name)));
    const removed = before.names.filter(
      ({ key }) => a.unnamed.includes(key) && !a.names.some((one) => one.key === key),
    );
    const after = mergeSet(before.names, added, removed);
    if (after.length === 0) return refuse('bad-request', 'A category has a name in some language.');
    if (Object.keys(set).length === 0 && sameJson(after, before.names))
      return refuse('nothing-to-do', 'It is so already.');
    return accept(update('articleCategory', a.categoryId, set, { add: { names: added }, remove: { names: removed } }));
  },
});

import type { CategoryView } from '#domain/contract/ipc/knowledge-views.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { ArticleCategoryId } from '#domain/model/ids.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

type Stored = Omit<CategoryView, 'names' | 'retired'> & { readonly names: string; readonly retired: number };
type Parents = ReadonlyMap<ArticleCategoryId, ArticleCategoryId | null>;

/** The way up from a category, itself first. Two that stand below each other, until the server has settled it, end the way. */
function wayUp(parents: Parents, from: ArticleCategoryId | null): readonly ArticleCategoryId[] {
  const way: ArticleCategoryId[] = [];
  for (let id = from; id !== null && parents.has(id) && !way.includes(id); id = parents.get(id) ?? null) way.push(id);
  return way;
}

function isInCircle(parents: Parents, id: ArticleCategoryId): boolean {
  const above = parents.get(id) ?? null;
  return above !== null && (wayUp(parents, above).includes(id) || !parents.has(above));
}

/** All of the tree, parents before what is below them, each level in its order. */
export function articleCategories(db: ReplicaReader): readonly CategoryView[] {
  const stored = sql(
    db,
    `select t.id, t.rev, t.names, t.parentId, t.position, t.retired,
       (select count(*) from article where article.categoryId = t.id and article.state = 'published') as articles
     from articleCategory t order by t.position, t.createdAt, t.id`,
  ).all<Stored>();
  const parents: Parents = new Map(stored.map(({ id, parentId }) => [id, parentId]));
  const all = stored.map(
    ({ names, retired, ...row }): CategoryView => ({
      ...row,
      names: Object.fromEntries(
        (JSON.parse(names) as FieldsOf<'articleCategory'>['names']).map(({ key, name }) => [key, name]),
      ),
      parentId: isInCircle(parents, row.id) ? null : row.parentId,
      retired: retired !== 0,
    }),
  );
  const below = Map.groupBy(all, ({ parentId }) => parentId);
  const down = (parent: ArticleCategoryId | null): readonly CategoryView[] =>
    (below.get(parent) ?? []).flatMap((category) => [category, ...down(category.id)]);
  return down(null);
}

function parentsOf(db: ReplicaReader): Parents {
  const rows = sql(db, 'select id, parentId from articleCategory').all<Pick<CategoryView, 'id' | 'parentId'>>();
  return new Map(rows.map(({ id, parentId }) => [id, parentId]));
}

/** The category with all below it. */
export function categoryBelow(db: ReplicaReader, id: ArticleCategoryId): ReadonlySet<ArticleCategoryId> {
  const parents = parentsOf(db);
  return new Set([id, ...[...parents.keys()].filter((one) => wayUp(parents, one).includes(id))]);
}

/** From the top of the tree down to the category. */
export function categoryPath(db: ReplicaReader, id: ArticleCategoryId | null): readonly ArticleCategoryId[] {
  return id === null ? [] : wayUp(parentsOf(db), id).toReversed();
}

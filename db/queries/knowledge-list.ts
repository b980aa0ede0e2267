import type { ArticlesAsked } from '#domain/contract/ipc/knowledge-procedures.ts';
import type { ArticleRow, ArticleRows, NamedArticle, TagCount } from '#domain/contract/ipc/knowledge-views.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { articlesByText } from '../search/find-articles.ts';
import { categoryBelow } from './article-categories.ts';

type Stored = Omit<ArticleRow, 'tags'> & { readonly tags: string };

const columns = `t.id, t.title, t.kind, t.language, t.tags, t.categoryId, t.audience, t.teamId, t.state, t.ownerId, t.reviewOn,
  t.expiresAt, t.updatedAt`;
/** A search shows so many; without one, all are listed. */
const found = 1000;

function rowOf({ tags, ...row }: Stored): ArticleRow {
  return { ...row, tags: JSON.parse(tags) as string[] };
}

function candidates(db: ReplicaReader, text: string): readonly ArticleRow[] {
  if (text.trim() === '') {
    const all = `select ${columns} from article t order by t.updatedAt desc, t.id`;
    return sql(db, all).all<Stored>().map(rowOf);
  }
  const ranked = `select ${columns} from json_each(?) page cross join article t on t.rid = page.value order by page.key`;
  return sql(db, ranked)
    .all<Stored>(JSON.stringify(articlesByText(db, text, found)))
    .map(rowOf);
}

function isOneOf<T>(wanted: readonly T[], value: T): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

/** Articles without their texts: the best match first; without a text, the last changed first. */
export function knowledgeList(db: ReplicaReader, asked: ArticlesAsked): ArticleRows {
  const { category, tag, teamId, ownerId, reviewBy } = asked;
  const below = category === null || category === 'none' ? undefined : categoryBelow(db, category);
  const rows = candidates(db, asked.text).filter(
    (row) =>
      isOneOf(asked.kinds, row.kind) &&
      isOneOf(asked.languages, row.language) &&
      isOneOf(asked.audiences, row.audience) &&
      isOneOf(asked.states, row.state) &&
      (category !== 'none' || row.categoryId === null) &&
      (below === undefined || (row.categoryId !== null && below.has(row.categoryId))) &&
      (tag === null || row.tags.includes(tag)) &&
      (teamId === null || row.teamId === teamId) &&
      (ownerId === null || row.ownerId === ownerId) &&
      (reviewBy === null || (row.reviewOn !== null && row.reviewOn <= reviewBy)),
  );
  // What has waited longest is looked at first.
  const ordered =
    reviewBy === null ? rows : rows.toSorted((a, b) => ((a.reviewOn ?? '') < (b.reviewOn ?? '') ? -1 : 1));
  return { total: rows.length, rows: ordered.slice(asked.offset, asked.offset + asked.limit) };
}

/** Those of the articles that are held here and published. */
export function namedArticles(db: ReplicaReader, ids: readonly string[]): readonly NamedArticle[] {
  return sql(
    db,
    `select t.id, t.title, t.kind, t.language from json_each(?) asked cross join article t on t.id = asked.value
     where t.state = 'published' order by asked.key`,
  ).all<NamedArticle>(JSON.stringify(ids));
}

/** Tags of published articles, the most used first. */
export function articleTags(db: ReplicaReader): readonly TagCount[] {
  return sql(
    db,
    `select item.value as tag, count(*) as count from article t, json_each(t.tags) item
     where t.state = 'published' group by item.value order by count desc, tag`,
  ).all<TagCount>();
}

import { createHash } from 'node:crypto';
import { passagesOf } from '#domain/rules/article-passages.ts';
import { withoutInternal } from '#domain/rules/internal-blocks.ts';
import { sql, transaction } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';
import { getReplicaMeta, setReplicaMeta } from '../replica/meta.ts';
import { passagePlaces } from './article-index.ts';
import { offeredSql } from './offered-articles.ts';

/** A vector in whole numbers of -127 to 127, and what to multiply them with. */
export interface ScaledVector {
  readonly scale: number;
  readonly vector: Int8Array;
}

/** A passage as its vector is made from it, and the mark by which it is known again. */
interface PassageText {
  readonly text: string;
  readonly digest: string;
}

/** An article whose passages do not all have their vectors. */
export interface ArticleBehind {
  readonly rid: number;
  readonly title: string;
  readonly body: string;
}

const behindSql = `from article t where ${offeredSql} and not exists (select 1 from article_vector v where v.rid = t.rid)`;
/** Made otherwise, the same texts have other vectors. */
const recipe = 1;

/**
 * The passages of an article as they are turned into vectors: each with the article's title, and without what is for the house alone. What stands in a
 * draft is not in any.
 */
export function passageTexts({ title, body }: Pick<ArticleBehind, 'title' | 'body'>): readonly PassageText[] {
  return publicPassages(body)
    .map((passage) => `${title}\n${passage.trim()}`.trim())
    .map((text) => ({ text, digest: createHash('sha256').update(text).digest('base64url').slice(0, 22) }));
}

/** The same passages as they stand in the article. */
export function publicPassages(body: string): readonly string[] {
  const open = withoutInternal(body);
  return passagesOf(open)
    .slice(0, passagePlaces)
    .map(({ from, to }) => open.slice(from, to));
}

export function articlesBehind(db: ReplicaReader, limit: number): readonly ArticleBehind[] {
  return sql(db, `select t.rid, t.title, t.body ${behindSql} order by t.rid limit ?`).all<ArticleBehind>(limit);
}

/** How many articles are offered, and how many of them wait for vectors. */
export function countVectors(db: ReplicaReader): { readonly articles: number; readonly behind: number } {
  const count = (text: string) => sql(db, `select count(*) as count ${text}`).get<{ count: number }>()?.count ?? 0;
  return { articles: count(`from article t where ${offeredSql}`), behind: count(behindSql) };
}

/** What is there of an article already, by digest. */
export function vectorsOf(db: ReplicaReader, rid: number): ReadonlyMap<string, ScaledVector> {
  const first = rid * passagePlaces;
  const text = 'select digest, scale, vector from passage_vector where place between ? and ?';
  const rows = sql(db, text).all<{ digest: string; scale: number; vector: Uint8Array }>(
    first,
    first + passagePlaces - 1,
  );
  return new Map(rows.map(({ digest, scale, vector }) => [digest, { scale, vector: new Int8Array(vector) }]));
}

/** Keeps an article's vectors, one for each passage in their order. False when the article is not what it was when they were made. */
export function keepVectors(
  db: ReplicaWriter,
  { rid, title, body }: ArticleBehind,
  vectors: readonly (ScaledVector & { readonly digest: string })[],
): boolean {
  return transaction(db, () => {
    const now = sql(db, `select t.title, t.body from article t where t.rid = ? and ${offeredSql}`).get<ArticleBehind>(
      rid,
    );
    if (now?.title !== title || now.body !== body) return false;
    const first = rid * passagePlaces;
    sql(db, 'delete from passage_vector where place between ? and ?').run(first, first + passagePlaces - 1);
    const insert = sql(db, 'insert into passage_vector (place, digest, scale, vector) values (?, ?, ?, unhex(?))');
    for (const [n, { digest, scale, vector }] of vectors.entries())
      insert.run(first + n, digest, scale, Buffer.from(vector).toString('hex'));
    sql(db, 'insert into article_vector (rid) values (?) on conflict (rid) do nothing').run(rid);
    return true;
  });
}

/** The passages with vectors after a place, in their order, some at a time. */
export function vectorsAfter(
  db: ReplicaReader,
  place: number,
  limit: number,
): readonly (ScaledVector & { readonly place: number })[] {
  return sql(db, 'select place, scale, vector from passage_vector where place > ? order by place limit ?')
    .all<{ place: number; scale: number; vector: Uint8Array }>(place, limit)
    .map(({ vector, ...row }) => ({ ...row, vector: new Int8Array(vector) }));
}

/** Vectors of one model say nothing beside those of another: where `model` is not what these were made with, they go, and true comes back. */
export function beginVectors(db: ReplicaWriter, model: string): boolean {
  const wanted = `${recipe} ${model}`;
  if (getReplicaMeta(db, 'vectors-made-with') === wanted) return false;
  transaction(db, () => {
    sql(db, 'delete from article_vector').run();
    sql(db, 'delete from passage_vector').run();
    setReplicaMeta(db, 'vectors-made-with', wanted);
  });
  return true;
}

import type { ReplicaReader } from '#db/connection/handle.ts';
import { middleOf, type NearArticle, nearestArticles, readVectors } from '#db/search/nearest-passages.ts';
import type { ArticleId } from '#domain/model/ids.ts';
import type { ReadContext, Steps } from './named-read.ts';

export interface NearRead {
  readonly to: { readonly vector: Float32Array } | { readonly like: readonly ArticleId[] };
  /** The vectors are read anew when it is another one. */
  readonly mark: string;
  readonly limit: number;
}

/** What is near to a vector, or to what these articles have in common. All vectors stay in memory, for they are looked at with every question. */
export function* nearArticles(
  db: ReplicaReader,
  { to, mark, limit }: NearRead,
  { kept }: ReadContext,
): Steps<readonly NearArticle[]> {
  const table = yield* kept('articles.near', mark, () => readVectors(db));
  const vector = 'vector' in to ? to.vector : middleOf(db, table, to.like);
  return vector ? nearestArticles(table, vector, limit) : [];
}

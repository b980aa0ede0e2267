import { indexText, matchQuery } from '#domain/rules/search-terms.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

interface Rid {
  readonly rid: number;
}

/** A word of the title weighs as much as so many of the body. */
const titleWeight = 4;

/** The query for a question in whole sentences: any word or pair of characters counts, and the most and rarest of them win. */
function anyWordQuery(typed: string): string | null {
  const tokens = indexText(typed).split(' ');
  // Single characters are in the index to be found alone; in a sentence they only make noise.
  const words = tokens.filter((token) => token.length > 1);
  const terms = new Set(words.length > 0 ? words : tokens.filter((token) => token !== ''));
  return terms.size > 0 ? [...terms].map((term) => `"${term}"`).join(' OR ') : null;
}

function ranked(db: ReplicaReader, query: string | null, limit: number): number[] {
  if (query === null) return [];
  const text = `
    select rowid as rid from article_search where article_search match ?
    order by bm25(article_search, ${titleWeight}, 1) limit ?`;
  return sql(db, text)
    .all<Rid>(query, limit)
    .map(({ rid }) => rid);
}

/** Articles with all that was typed, the best first; when none has it all, those with the most of it. */
export function articlesByText(db: ReplicaReader, typed: string, limit: number): number[] {
  const exact = ranked(db, matchQuery(typed), limit);
  return exact.length > 0 ? exact : ranked(db, anyWordQuery(typed), limit);
}

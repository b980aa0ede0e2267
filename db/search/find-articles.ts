import { type QuestionTerm, questionTerms } from '#domain/rules/question-terms.ts';
import { matchTerms } from '#domain/rules/search-terms.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { passagePlaces } from './article-index.ts';
import { scoredArticles } from './score-articles.ts';

/** What is longer than so many words is a question: nobody expects an article with all of it. */
const mostTyped = 6;

/** Best first; of equals the older one. */
function ordered(scores: ReadonlyMap<number, number>, rids: Iterable<number>, limit: number): number[] {
  return [...rids].sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || a - b).slice(0, limit);
}

const quoted = ({ term, weight }: QuestionTerm) => ({ query: `"${term}"`, weight });

/** The articles that answer a question best, the likeliest first: however few of its words they have. */
export function articlesByQuestion(db: ReplicaReader, question: string, limit: number): number[] {
  const scores = scoredArticles(db, questionTerms(question).map(quoted));
  return ordered(scores, scores.keys(), limit);
}

function articlesWith(db: ReplicaReader, part: string): Set<number> {
  const text = `select distinct rowid / ${passagePlaces} as rid from article_search where article_search match ?`;
  return new Set(
    sql(db, text)
      .all<{ rid: number }>(part)
      .map(({ rid }) => rid),
  );
}

function articlesWithAll(db: ReplicaReader, [first, ...parts]: readonly string[]): readonly number[] {
  let found = first === undefined ? [] : [...articlesWith(db, first)];
  for (const part of parts) {
    if (found.length === 0) break;
    const having = articlesWith(db, part);
    found = found.filter((rid) => having.has(rid));
  }
  return found;
}

/** Articles with all that was typed, the best first; when none has it all, those that answer it best. */
export function articlesByText(db: ReplicaReader, typed: string, limit: number): number[] {
  const parts = matchTerms(typed);
  const exact = parts.length <= mostTyped ? articlesWithAll(db, parts) : [];
  if (exact.length === 0) return articlesByQuestion(db, typed, limit);
  const terms = [...questionTerms(typed).map(quoted), ...parts.map((query) => ({ query, weight: 1 }))];
  return ordered(scoredArticles(db, terms), exact, limit);
}

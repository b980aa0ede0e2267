import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { passagePlaces } from './article-index.ts';

/** One thing to look for, as FTS5 is asked for it. */
export interface SoughtTerm {
  readonly query: string;
  readonly weight: number;
}

/** So many hits are weighed, of the rarest terms first: what stands everywhere tells articles apart the least and costs the most. */
const mostHits = 4000;
/** How many terms of a long text are looked for, and how many of those, the rarest, are weighed. */
const mostTerms = 160;
const mostWeighed = 48;

/** What an article's score is made of, beside BM25. */
export interface Weighing {
  /** The power of a term's rarity: it says which words a question is about, and which articles are. */
  readonly rarity: number;
  /** How much of a score hangs on how much of the question is met at all. */
  readonly coverage: number;
  /** How much of it is the whole article's, beside its best passage. */
  readonly article: number;
}

const weighing: Weighing = { rarity: 2, coverage: 0.5, article: 0.3 };

/** A word of the title weighs as much as four of a passage; the second is what makes BM25's k1 of 1.2 one of 0.8. */
const columnWeights = '6, 1.5';

interface Hit {
  readonly place: number;
  readonly rank: number;
}

interface Counted extends SoughtTerm {
  readonly count: number;
}

/** What was met so far, in a passage or in a whole article. */
interface Met {
  score: number;
  weight: number;
}

/** How a long text begins tells what it is about, and how it ends what is being said. */
function bothEnds(terms: readonly SoughtTerm[]): readonly SoughtTerm[] {
  return terms.length > mostTerms ? [...terms.slice(0, mostTerms / 2), ...terms.slice(-mostTerms / 2)] : terms;
}

/** The rarest terms that are in any article, as many as can be weighed in time. */
function worthWeighing(db: ReplicaReader, terms: readonly SoughtTerm[]): readonly Counted[] {
  const counting = sql(db, 'select count(*) as count from article_search where article_search match ?');
  const counted = bothEnds(terms)
    .map((term) => ({ ...term, count: counting.get<{ count: number }>(term.query)?.count ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count)
    .slice(0, mostWeighed);
  let hits = 0;
  return counted.filter(({ count }, index) => {
    hits += count;
    return index === 0 || hits <= mostHits;
  });
}

function rowsIn(db: ReplicaReader, table: string): number {
  return sql(db, `select count(*) as count from ${table}`).get<{ count: number }>()?.count ?? 0;
}

function add(to: Map<number, Met>, key: number, score: number, weight: number): void {
  const met = to.get(key);
  if (!met) to.set(key, { score, weight });
  else {
    met.score += score;
    met.weight += weight;
  }
}

/** FTS5's own rarity of a term, which it multiplies BM25 with. */
function rarityInPassages(passages: number, having: number): number {
  return Math.max(Math.log((passages - having + 0.5) / (having + 0.5)), 1e-6);
}

function rarityInArticles(articles: number, having: number): number {
  return Math.log(1 + (articles - having + 0.5) / (having + 0.5));
}

/**
 * How well each article meets the terms, by rid; those that meet none are left out. BM25 by passages, with three things more: a term's rarity
 * counts twice, what meets more of the question is worth more than what meets a part of it often, and the whole article counts beside its best
 * passage. What each of them does is measured in docs/bench.md.
 */
export function scoredArticles(
  db: ReplicaReader,
  terms: readonly SoughtTerm[],
  { rarity, coverage, article }: Weighing = weighing,
): ReadonlyMap<number, number> {
  const passages = rowsIn(db, 'article_search_docsize');
  const articles = rowsIn(db, 'article');
  const looking = sql(
    db,
    `select rowid as place, bm25(article_search, ${columnWeights}) as rank from article_search where article_search match ?
      order by rowid desc limit ${mostHits}`,
  );
  const inPassages = new Map<number, Met>();
  const inArticles = new Map<number, Met>();
  let total = 0;
  for (const { query, weight, count } of worthWeighing(db, terms)) {
    const hits = looking.all<Hit>(query);
    const best = bestOfEach(hits);
    const value = weight * rarityInArticles(articles, best.size) ** rarity;
    const frequency = -1 / rarityInPassages(passages, count);
    total += value;
    for (const { place, rank } of hits) add(inPassages, place, value * frequency * rank, value);
    for (const [rid, rank] of best) add(inArticles, rid, value * frequency * rank, value);
  }
  const worth = ({ score, weight }: Met) => score * (1 - coverage + (coverage * weight) / total);
  const scores = new Map<number, number>();
  for (const [place, met] of inPassages) {
    const rid = Math.floor(place / passagePlaces);
    scores.set(rid, Math.max(scores.get(rid) ?? 0, (1 - article) * worth(met)));
  }
  for (const [rid, met] of inArticles) scores.set(rid, (scores.get(rid) ?? 0) + article * worth(met));
  return scores;
}

/** A term's best rank in each article. FTS5 calls the best the least. */
function bestOfEach(hits: readonly Hit[]): ReadonlyMap<number, number> {
  const best = new Map<number, number>();
  for (const { place, rank } of hits) {
    const rid = Math.floor(place / passagePlaces);
    if (rank < (best.get(rid) ?? Number.POSITIVE_INFINITY)) best.set(rid, rank);
  }
  return best;
}

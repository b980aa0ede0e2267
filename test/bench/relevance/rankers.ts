import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { close, sql, transaction } from '#db/connection/connection.ts';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { openReplica } from '#db/open.ts';
import { saveRecord } from '#db/replica/records.ts';
import { passagePlaces } from '#db/search/article-index.ts';
import { type SoughtTerm, scoredArticles, type Weighing } from '#db/search/score-articles.ts';
import { passageText, type QuestionTerm, questionTerms } from '#domain/rules/question-terms.ts';
import { indexText } from '#domain/rules/search-terms.ts';
import { buildArticle } from '../../builders/records.ts';
import { benchKey } from '../baseline/raw-database.ts';
import type { WrittenArticle } from '../texts/data-folder.ts';
import { type Ranker, shown } from './rank-quality.ts';

/** A base of articles in a store of ours. */
export interface Base {
  readonly db: ReplicaWriter;
  readonly articles: readonly WrittenArticle[];
}

export function baseOf(folder: string, articles: readonly WrittenArticle[]): Base {
  const db = openReplica(join(mkdtempSync(join(folder, 'base-')), 'replica.db'), benchKey);
  transaction(db, () => {
    for (const [index, { title, body, language }] of articles.entries())
      saveRecord(db, buildArticle(index + 1, { title, body, language, tags: [] }), 1);
  });
  return { db, articles };
}

/** The same base with every article as one passage. */
export function withoutPassages({ db, articles }: Base): Base {
  transaction(db, () => {
    sql(db, `insert into article_search (article_search) values ('delete-all')`).run();
    const insert = sql(db, 'insert into article_search (rowid, title, body) values (?, ?, ?)');
    for (const [index, { title, body }] of articles.entries())
      insert.run((index + 1) * passagePlaces, passageText(title), passageText(body));
  });
  return { db, articles };
}

export function endBase({ db }: Base): void {
  close(db);
}

export function idsOf({ articles }: Base, rids: readonly number[]): readonly string[] {
  return rids.map((rid) => articles[rid - 1]?.id ?? '');
}

/** How a ranker of the bench differs from the product's. */
export interface Variant {
  readonly weighing?: Weighing;
  readonly onlyAsks?: ReadonlySet<string>;
  readonly terms?: (terms: readonly QuestionTerm[]) => readonly QuestionTerm[];
}

export function variantRanker(base: Base, { weighing, onlyAsks, terms = (all) => all }: Variant): Ranker {
  return (question) => {
    const sought: SoughtTerm[] = terms(questionTerms(question, onlyAsks)).map(({ term, weight }) => ({
      query: `"${term}"`,
      weight,
    }));
    const scores = [...scoredArticles(base.db, sought, weighing)].sort(([a, one], [b, other]) => other - one || a - b);
    return idsOf(
      base,
      scores.slice(0, shown).map(([rid]) => rid),
    );
  };
}

export const bigramSql = {
  table: `create virtual table plain using fts5 (text, content = '', tokenize = 'ascii')`,
  query: `select rowid as rid from plain where plain match ? order by bm25(plain) limit ${shown}`,
} as const;

/** The baseline: FTS5 over words and pairs of characters, any of them, in the order of its own BM25. */
export function bigramRanker(articles: readonly WrittenArticle[]): Ranker {
  const db = new Database(':memory:');
  db.exec(bigramSql.table);
  const insert = db.prepare('insert into plain (rowid, text) values (?, ?)');
  for (const [index, { title, body }] of articles.entries()) insert.run(index + 1, indexText(`${title}\n${body}`));
  const find = db.prepare<[string], { rid: number }>(bigramSql.query);
  return (question) => {
    const isAlone = (term: string) => term >= '\u2e80' && [...term].length === 1;
    const terms = [...new Set(indexText(question).split(' '))].filter((term) => term !== '' && !isAlone(term));
    if (terms.length === 0) return [];
    const found = find.all(terms.map((term) => `"${term}"`).join(' OR '));
    return found.map(({ rid }) => articles[rid - 1]?.id ?? '');
  };
}

import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type Engine, kinds } from './engine.ts';

/** Shorter words cannot be found by trigrams. */
const shortest = 3;

const quoted = (word: string) => `"${word.replaceAll('"', '""')}"`;
const wordsOf = (typed: string) => typed.split(/\s+/).filter((word) => [...word].length >= shortest);

/** Every run of three characters of a question, for who asks with any of its words. */
function trigramsOf(question: string): readonly string[] {
  const runs = question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const grams = runs.flatMap((run) => {
    const characters = [...run];
    return characters.slice(shortest - 1).map((_, at) => characters.slice(at, at + shortest).join(''));
  });
  return [...new Set(grams)];
}

/** SQLite's own tokenizer for every script, in a file that is not encrypted. */
export function trigramEngine(path: string): Engine {
  const db = new Database(path);
  db.pragma('journal_mode = wal');
  db.pragma('synchronous = normal');
  for (const kind of kinds)
    db.exec(`create virtual table found_${kind} using fts5 (title, text, tokenize = 'trigram')`);
  const inserts = new Map(
    kinds.map((kind) => [kind, db.prepare(`insert into found_${kind} (rowid, title, text) values (?, ?, ?)`)]),
  );
  const finds = kinds.map((kind) =>
    db.prepare(
      `select rowid from found_${kind} where found_${kind} match ? order by bm25(found_${kind}, 4, 1) limit ?`,
    ),
  );
  const articles = db.prepare<[string, number], { rowid: number }>(
    'select rowid from found_article where found_article match ? order by bm25(found_article, 4, 1) limit ?',
  );
  let id = 0;
  return {
    add: db.transaction((texts) => {
      for (const { kind, title, text } of texts) inserts.get(kind)?.run(++id, title, text);
    }),
    finish() {
      db.pragma('wal_checkpoint(truncate)');
    },
    find(typed, limit) {
      const words = wordsOf(typed);
      if (words.length === 0) return 0;
      const query = words.map(quoted).join(' AND ');
      return finds.reduce((sum, find) => sum + find.all(query, limit).length, 0);
    },
    answers(question, limit) {
      const grams = trigramsOf(question);
      if (grams.length === 0) return [];
      return articles.all(grams.map(quoted).join(' OR '), limit).map(({ rowid }) => rowid - 1);
    },
    bytesOnDisk: () => statSync(path).size,
  };
}

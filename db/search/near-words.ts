import { slipsAllowed, slipsBetween } from '#domain/rules/search-query/word-distance.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

/** The words of each index, as FTS5 tells them; nothing is kept beside it, so nothing has to be forgotten. */
const vocabularies = [
  ['article_word', 'customer_word', 'case_word'],
  ['entry_word', 'call_word'],
] as const;
const letters = [...'abcdefghijklmnopqrstuvwxyz'];

interface Word {
  readonly term: string;
  readonly doc: number;
}

/** A word of the store begins with it. */
export function isWordBegun(db: ReplicaReader, word: string): boolean {
  return vocabularies
    .flat()
    .some((table) =>
      sql(db, `select 1 as one from ${table} where term >= ? and term < ? limit 1`).get<{ one: number }>(
        word,
        `${word}\u{10ffff}`,
      ),
    );
}

/** Words that begin as it does, or as it does without its first letter or with the first two exchanged; and with any other first letter. */
function candidates(db: ReplicaReader, table: string, word: string, slips: number): Word[] {
  const [a = '', b = '', c = ''] = word;
  const others = letters.flatMap((letter) => [letter + word, letter + word.slice(1)]);
  const begun = `select term, doc from ${table} where term >= ? and term < ? and length(term) between ? and ?`;
  return [
    ...[...new Set([a, b + a, b + c])].flatMap((head) =>
      sql(db, begun).all<Word>(head, `${head}\u{10ffff}`, word.length - slips, word.length + slips),
    ),
    ...sql(db, `select w.term, w.doc from json_each(?) asked cross join ${table} w on w.term = asked.value`).all<Word>(
      JSON.stringify(others),
    ),
  ];
}

interface Near extends Word {
  readonly slips: number;
}

function nearestOf(words: readonly Word[], word: string, allowed: number): Near | undefined {
  let best: Near | undefined;
  for (const { term, doc } of words) {
    const slips = slipsBetween(word, term, allowed);
    if (slips > allowed || slips === 0) continue;
    if (!best || slips < best.slips || (slips === best.slips && doc > best.doc)) best = { term, slips, doc };
  }
  return best;
}

/**
 * The word of the store that a Latin word was likely meant to be: the nearest, of equally near ones the most used. What was said is gone through only
 * for words that stand nowhere else: it is the most by far.
 */
export function nearestWord(db: ReplicaReader, word: string): string | undefined {
  const allowed = slipsAllowed(word.length);
  if (allowed === 0) return undefined;
  for (const tables of vocabularies) {
    const near = nearestOf(
      tables.flatMap((table) => candidates(db, table, word, allowed)),
      word,
      allowed,
    );
    if (near) return near.term;
  }
  return undefined;
}

import { stemmer } from 'stemmer';
import { indexText } from './search-terms.ts';
import { asksOnly } from './similar-cases.ts';

/** Stands before the stem of a word. No text has it in a term: the index takes it for a gap between words. */
const stemMark = '·';
const englishWord = /(?<![^ ])[a-z]{3,}(?![^ ])/g;
const startsLatin = /^[^\u2e80-\u{10ffff}]/u;

/** A text's words are few and come again and again. */
const known = new Map<string, string>();
const mostKnown = 50_000;

function stemOf(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const stem = stemmer(word);
  known.set(word, stem);
  return stem;
}

/** The text to put into the index of passages: its terms, and beside each English word what its forms have in common. */
export function passageText(text: string): string {
  return indexText(text).replace(englishWord, (word) => `${word} ${stemMark}${stemOf(word)}`);
}

export interface QuestionTerm {
  readonly term: string;
  /** How much it says beside the others, however rare each may be. */
  readonly weight: number;
}

/**
 * What a question is about: its pairs of Chinese characters and its words, without those that only ask. A Latin word weighs twice a pair, for
 * it is a whole word: half for itself and half for its stem, so that another form of it counts for half.
 */
export function questionTerms(question: string, onlyAsks: ReadonlySet<string> = asksOnly): readonly QuestionTerm[] {
  const all = indexText(question).split(' ').filter(Boolean);
  const isLatin = (term: string) => startsLatin.test(term);
  // The single character that ends a run is in the index to be found alone; in a sentence it makes noise.
  const telling = all.filter((term) => isLatin(term) || [...term].length > 1);
  const about = telling.filter((term) => !onlyAsks.has(term));
  const terms = new Map<string, QuestionTerm>();
  for (const term of about.length > 0 ? about : telling)
    for (const each of weighed(term, isLatin(term))) terms.set(each.term, each);
  return [...terms.values()];
}

function weighed(term: string, latin: boolean): readonly QuestionTerm[] {
  if (!latin) return [{ term, weight: 1 }];
  if (!/^[a-z]{3,}$/.test(term)) return [{ term, weight: 2 }];
  return [
    { term, weight: 1 },
    { term: stemMark + stemOf(term), weight: 1 },
  ];
}

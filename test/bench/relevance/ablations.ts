import type { QuestionTerm } from '#domain/rules/question-terms.ts';
import type { Variant } from './rankers.ts';

const full = { rarity: 2, coverage: 0.5, article: 0.3 };
const isStem = ({ term }: QuestionTerm) => term.startsWith('·');
const isChinese = ({ term }: QuestionTerm) => term >= '\u2e80';

/** Two terms of a question that follow each other count once more where they do so in the text. */
function withPhrases(terms: readonly QuestionTerm[]): readonly QuestionTerm[] {
  const plain = terms.filter((term) => !isStem(term));
  const phrases = plain.slice(1).flatMap((term, index) => {
    const before = plain[index];
    if (!before || isChinese(before) !== isChinese(term)) return [];
    // Words have their stems between them in the index, so only pairs of characters can follow each other.
    return isChinese(term) ? [{ term: `${before.term} ${term.term}`, weight: 0.3 }] : [];
  });
  return [...terms, ...phrases];
}

/** What is taken away from the ranking, or was tried beside it. */
export const ablations: Readonly<Record<string, Variant>> = {
  'a term’s rarity counts once': { weighing: { ...full, rarity: 1 } },
  'no coverage': { weighing: { ...full, coverage: 0 } },
  'coverage alone decides how much counts': { weighing: { ...full, coverage: 1 } },
  'the best passage alone': { weighing: { ...full, article: 0 } },
  'the whole article alone': { weighing: { ...full, article: 1 } },
  'words that only ask count': { onlyAsks: new Set() },
  'no stems': {
    terms: (terms) =>
      terms.filter((term) => !isStem(term)).map((term) => (isChinese(term) ? term : { ...term, weight: 2 })),
  },
  'a word weighs as little as a pair': {
    terms: (terms) => terms.map((term) => (isChinese(term) ? term : { ...term, weight: term.weight / 2 })),
  },
  'phrases of two pairs count too': { terms: withPhrases },
};

import type { JudgedQuestion } from './judged-sets.ts';

/** The first ten answers to a question, by the articles' ids. */
export type Ranker = (question: string) => readonly string[];

export interface Quality {
  /** The mean of 1, 1/2 … 1/10 for the place of the right article, 0 where it is not among the first ten. */
  readonly mrr: number;
  /** The share of questions whose article is among the first ten. */
  readonly recall: number;
}

export const shown = 10;

/** 1 for the right article in the first place, 1/2 in the second; 0 when it is not shown. */
export function reciprocalRank(found: readonly string[], answer: string): number {
  const place = found.slice(0, shown).indexOf(answer);
  return place < 0 ? 0 : 1 / (place + 1);
}

export function qualityOf(rank: Ranker, questions: readonly JudgedQuestion[]): Quality {
  let sum = 0;
  let met = 0;
  for (const { text, answer } of questions) {
    const worth = reciprocalRank(rank(text), answer);
    sum += worth;
    if (worth > 0) met++;
  }
  return { mrr: sum / questions.length, recall: met / questions.length };
}

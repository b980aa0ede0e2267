import type { Weighing } from '#db/search/score-articles.ts';
import type { JudgedQuestion } from './judged-sets.ts';
import { reciprocalRank } from './rank-quality.ts';
import { type Base, variantRanker } from './rankers.ts';

const choices: readonly Weighing[] = [1, 1.5, 2, 2.5].flatMap((rarity) =>
  [0, 0.5, 0.8].flatMap((coverage) => [0, 0.3].map((article) => ({ rarity, coverage, article }))),
);

interface Validated {
  /** MRR@10 on each half of what was best on the other. */
  readonly mrr: number;
  readonly chosen: readonly Weighing[];
  /** The worst and the best of all choices, on all questions. */
  readonly least: number;
  readonly most: number;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Whether the weights are right only for the questions they were chosen by: chosen by every other question, they are measured on the rest. */
export function crossValidated(base: Base, questions: readonly JudgedQuestion[]): Validated {
  const measured = choices.map((weighing) => {
    const rank = variantRanker(base, { weighing });
    return { weighing, ranks: questions.map(({ text, answer }) => reciprocalRank(rank(text), answer)) };
  });
  const half = (ranks: readonly number[], odd: number) => mean(ranks.filter((_, index) => index % 2 === odd));
  const folds = [0, 1].map((odd) => {
    const [first, ...rest] = measured;
    if (!first) throw new RangeError('nothing to choose from');
    const best = rest.reduce((a, b) => (half(b.ranks, odd) > half(a.ranks, odd) ? b : a), first);
    return { weighing: best.weighing, elsewhere: half(best.ranks, 1 - odd) };
  });
  const overall = measured.map(({ ranks }) => mean(ranks));
  return {
    mrr: mean(folds.map(({ elsewhere }) => elsewhere)),
    chosen: folds.map(({ weighing }) => weighing),
    least: Math.min(...overall),
    most: Math.max(...overall),
  };
}

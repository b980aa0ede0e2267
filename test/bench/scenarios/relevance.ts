import { articlesByQuestion, articlesByText } from '#db/search/find-articles.ts';
import { type BenchContext, type Figure, isTrial, type Outcome } from '../figures.ts';
import { ablations } from '../relevance/ablations.ts';
import { endpointGiven, meaningRanker } from '../relevance/by-meaning.ts';
import { crossValidated } from '../relevance/cross-validation.ts';
import { type JudgedSet, judgedData, judgedSets, questionsAcross } from '../relevance/judged-sets.ts';
import { type Quality, qualityOf, type Ranker, shown } from '../relevance/rank-quality.ts';
import {
  type Base,
  baseOf,
  bigramRanker,
  bigramSql,
  endBase,
  idsOf,
  variantRanker,
  withoutPassages,
} from '../relevance/rankers.ts';
import { missingData } from '../texts/data-folder.ts';

const what = 'questions to a base of articles, judged by the place of the one article that answers them';
const aimOf: Readonly<Record<string, number>> = { 'XQuAD, English': 0.95, 'XQuAD, Chinese': 0.95 };

/** How often the right article is found, and how far up: ours beside plain pairs of characters, and what each part of the ranking does. */
export async function benchRelevance(context: BenchContext): Promise<Outcome> {
  const missing = missingData(judgedData);
  if (missing.length > 0) return outcome([], [], [`no judged questions without ${missing.join(', ')}`]);
  const sets = isTrial(context) ? judgedSets().slice(0, 2).map(partOf) : judgedSets();
  const figures: Figure[] = [];
  for (const set of sets) {
    context.say(set.name);
    figures.push(...ofSet(context, set), ...(await byMeaning(context, set)));
  }
  return outcome(sets, [...figures, ...across(context)], endpointGiven(process.env) ? [] : [notByMeaning]);
}

/** Some of the questions, for who only wants to see that it runs. */
function partOf(set: JudgedSet): JudgedSet {
  return { ...set, questions: set.questions.filter((_, index) => index % 20 === 0) };
}

function ofSet(context: BenchContext, set: JudgedSet): readonly Figure[] {
  const base = baseOf(context.folder, set.articles);
  const { name, questions } = set;
  const plain = qualityOf(bigramRanker(set.articles), questions);
  const product: Ranker = (question) => idsOf(base, articlesByQuestion(base.db, question, shown));
  const typed: Ranker = (question) => idsOf(base, articlesByText(base.db, question, shown));
  const validated = crossValidated(base, questions);
  const figures = [
    ...both(name, qualityOf(product, questions), plain, aimOf[name]),
    ...both(`${name}, typed into the search field`, qualityOf(typed, questions), plain),
    mrrFigure(
      `${name}, weights chosen by the other half of the questions (any: ${validated.least.toFixed(4)} to ${validated.most.toFixed(4)})`,
      validated.mrr,
      plain,
    ),
    ...Object.entries(ablations).map(([left, variant]) =>
      mrrFigure(`${name}: ${left}`, qualityOf(variantRanker(base, variant), questions).mrr, plain),
    ),
    mrrFigure(`${name}: no passages`, qualityOf(wholeRanker(base), questions).mrr, plain),
  ];
  endBase(base);
  return figures;
}

const notByMeaning =
  'the blend with meanings was not measured: HOLDFAST_EMBEDDINGS_URL and HOLDFAST_EMBEDDINGS_MODEL name no endpoint';

/** Words and meanings blended, beside the words alone; texts go to the endpoint that the environment names, or nowhere. */
async function byMeaning({ folder }: BenchContext, set: JudgedSet): Promise<readonly Figure[]> {
  const embed = endpointGiven(process.env);
  if (!embed) return [];
  const base = baseOf(folder, set.articles);
  const blend = qualityOf(await meaningRanker(base, set, embed), set.questions);
  const words = qualityOf((question) => idsOf(base, articlesByQuestion(base.db, question, shown)), set.questions);
  endBase(base);
  return both(`${set.name}, blended with meanings`, blend, words).map((figure) => ({
    ...figure,
    baseline: { name: 'words alone', value: figure.baseline?.value ?? 0 },
  }));
}

/** Changes the base for good. */
function wholeRanker(base: Base): Ranker {
  return variantRanker(withoutPassages(base), {});
}

/** The way suggestions go: each article found is shown in the language of who reads it, where it is linked to one. */
function across(context: BenchContext): readonly Figure[] {
  const { name, articles, questions, variantOf } = questionsAcross();
  const base = baseOf(context.folder, articles);
  const many = 2 * shown;
  const linked =
    (rank: Ranker): Ranker =>
    (question) => [...new Set(rank(question).map(variantOf))];
  const ours: Ranker = (question) => idsOf(base, articlesByQuestion(base.db, question, many));
  const plainRank = bigramRanker(articles);
  const figures = [
    ...both(`${name}, linked`, qualityOf(linked(ours), questions), qualityOf(linked(plainRank), questions)),
    ...both(`${name}, not linked`, qualityOf(ours, questions), qualityOf(plainRank, questions)),
  ];
  endBase(base);
  return figures;
}

function mrrFigure(name: string, mrr: number, plain: Quality, aim?: number): Figure {
  return {
    name: `${name}: MRR@${shown}`,
    unit: 'of 1',
    value: mrr,
    baseline: { name: 'plain pairs', value: plain.mrr },
    ...(aim === undefined ? {} : { aim: { atLeast: aim } }),
  };
}

function both(name: string, quality: Quality, plain: Quality, aim?: number): readonly Figure[] {
  const recall: Figure = {
    name: `${name}: recall@${shown}`,
    unit: 'of 1',
    value: quality.recall,
    baseline: { name: 'plain pairs', value: plain.recall },
  };
  return [mrrFigure(name, quality.mrr, plain, aim), recall];
}

function outcome(sets: readonly JudgedSet[], figures: readonly Figure[], leftOut: readonly string[]): Outcome {
  const articles = sets.reduce((sum, set) => sum + set.articles.length, 0);
  const bytes = sets
    .flatMap((set) => set.articles)
    .reduce((sum, { title, body }) => sum + Buffer.byteLength(title + body), 0);
  return {
    scenario: 'relevance',
    what,
    rows: { articles, questions: sets.reduce((sum, set) => sum + set.questions.length, 0) },
    bytes,
    figures,
    baselines: [
      {
        name: 'plain pairs',
        what: 'FTS5 over the same words and overlapping pairs of characters, any of the question’s, by its own BM25',
        pragmas: [],
        sql: Object.values(bigramSql),
        rows: articles,
        bytes,
      },
    ],
    leftOut,
  };
}

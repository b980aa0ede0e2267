import type {
  AskedQuestion,
  QuestionArticle,
  QuestionParts,
  QuestionsAsked,
} from '#domain/contract/ipc/question-views.ts';
import type { CaseType, Channel } from '#domain/model/choices.ts';
import type { ArticleId, CaseId } from '#domain/model/ids.ts';
import { productFeedbackLimits } from '#domain/model/product-feedback-fields.ts';
import { dayMs } from '#domain/rules/calendar/local-date.ts';
import { type FrequentQuestion, frequentQuestions } from '#domain/rules/frequent-questions.ts';
import { servesWell } from '#domain/rules/knowledge/serving-article.ts';
import type { AskedCase } from '#domain/rules/repeat-questions.ts';
import { weeklyTrend } from '#domain/rules/weekly-trend.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

/** So many rows are looked at before the file is free for somebody else. */
const rowsAtATime = 2000;
const mostExamples = 5;
/** Of tags and products so many are named. */
const mostNamed = 8;
const mostArticles = 5;
/** So many products can be asked for. */
const mostProducts = 100;
/** So much of the work is done once the cases are at hand. */
const gathered = 0.2;

type AboutProduct = AskedCase & { readonly product: string | null };

interface Period {
  readonly from: number;
  readonly to: number;
}

export interface FoundQuestions extends Period {
  readonly asked: number;
  /** What the cases are about, whatever product was asked for; those of the most cases first. */
  readonly products: readonly string[];
  readonly questions: readonly FrequentQuestion[];
}

/** What the cases that were opened in these days ask most: a slice of the work at a time, which says how much of it is done, from 0 to 1. */
export function* findFrequentQuestions(
  db: ReplicaReader,
  by: Pick<QuestionsAsked, 'days' | 'teamId' | 'channel' | 'type' | 'product'>,
  likeness: number,
  now: number,
): Generator<number, FoundQuestions> {
  const from = now - by.days * dayMs;
  const { last } = sql(db, 'select coalesce(max(rid), 0) as last from "case"').get<{ last: number }>() ?? { last: 0 };
  const filters = [
    ['teamId', by.teamId],
    ['channel', by.channel],
    ['type', by.type],
  ] as const;
  const wanted = filters.flatMap(([column, value]) => (value === null ? [] : [{ column, value }]));
  const slice = `select c.id, c.subject, c.openedAt, holding.name as product from "case" c not indexed
    left join holding on holding.id = c.holdingId
    where c.rid > ? and c.rid <= ? and c.openedAt >= ? ${wanted.map(({ column }) => `and c.${column} = ?`).join(' ')}`;
  const values = wanted.map(({ value }) => value);
  const cases: AskedCase[] = [];
  const about = new Map<string, number>();
  for (let rid = 0; rid < last; rid += rowsAtATime) {
    const rows = sql(db, slice).all<AboutProduct>(rid, rid + rowsAtATime, from, ...values);
    for (const { product, ...asked } of rows) {
      if (product !== null) about.set(product, (about.get(product) ?? 0) + 1);
      if (by.product === null || by.product === product) cases.push(asked);
    }
    yield gathered * Math.min(1, (rid + rowsAtATime) / last);
  }
  const questions = yield* furtherFrom(gathered, frequentQuestions(cases, likeness));
  return { from, to: now, asked: cases.length, products: mostOf(about, mostProducts), questions };
}

function* furtherFrom<T>(start: number, work: Generator<number, T>): Generator<number, T> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    yield start + (1 - start) * step.value;
  }
}

function mostOf(counts: ReadonlyMap<string, number>, limit: number): readonly string[] {
  return [...counts]
    .toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([name]) => name);
}

/** The rows of questions that were found: one at a time, for thousands may have asked each. */
export function* questionsWithParts(
  db: ReplicaReader,
  questions: readonly FrequentQuestion[],
  { from, to }: Period,
): Generator<void, readonly AskedQuestion[]> {
  const rows: AskedQuestion[] = [];
  for (const { id, subject, cases } of questions) {
    const asked = JSON.stringify(cases.map((each) => each.id));
    const articles = articlesOf(db, asked);
    const moments = cases.map(({ openedAt }) => openedAt);
    rows.push({
      ...{ id, subject, count: cases.length, lastAskedAt: moments.at(-1) ?? 0 },
      trend: weeklyTrend(moments, from, to),
      caseIds: newestOf(cases),
      examples: examplesOf(db, cases),
      parts: partsOf(db, asked),
      articles: articles.slice(0, mostArticles).map(({ published: _, ...article }) => article),
      writeNext: !articles.some(servesWell),
    });
    yield;
  }
  return rows;
}

/** As many as one feedback to the product team takes. */
function newestOf(cases: readonly AskedCase[]): readonly CaseId[] {
  return cases
    .slice(-productFeedbackLimits.cases)
    .map(({ id }) => id as CaseId)
    .toReversed();
}

/** The newest case of each wording. */
function examplesOf(db: ReplicaReader, cases: readonly AskedCase[]): AskedQuestion['examples'] {
  const bySubject = new Map(cases.map((each) => [each.subject, each]));
  const newest = [...bySubject.values()]
    .toSorted((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? 1 : -1))
    .slice(0, mostExamples);
  const text = `select c.id as caseId, c.number, c.subject from json_each(?) asked
    cross join "case" c on c.id = asked.value order by asked.key`;
  return sql(db, text).all<{ caseId: CaseId; number: string; subject: string }>(
    JSON.stringify(newest.map(({ id }) => id)),
  );
}

const ofAsked = 'from json_each(?) asked cross join "case" c on c.id = asked.value';

function partsOf(db: ReplicaReader, asked: string): QuestionParts {
  const counted = <T>(column: string, more = '') =>
    sql(db, `select ${column}, count(*) as count ${ofAsked} ${more} group by 1 order by 2 desc, 1`).all<
      T & { count: number }
    >(asked);
  type Named = { name: string };
  const tags = counted<Named>('tag.value as name', 'cross join json_each(c.tags) tag');
  const products = counted<Named>('holding.name as name', 'cross join holding on holding.id = c.holdingId');
  return {
    teams: counted<Named>('team.name as name', 'cross join team on team.id = c.teamId'),
    channels: counted<{ channel: Channel }>('c.channel as channel'),
    types: counted<{ type: CaseType }>('c.type as type'),
    tags: tags.slice(0, mostNamed),
    products: products.slice(0, mostNamed),
  };
}

/** A use may stand on the case that one of them was merged into. */
function articlesOf(db: ReplicaReader, asked: string): readonly (QuestionArticle & { readonly published: boolean })[] {
  const rows = sql(
    db,
    `with recursive on_case (id) as (
       select value from json_each(?) union
       select c.mergedIntoId from on_case cross join "case" c on c.id = on_case.id where c.mergedIntoId is not null
     )
     select t.articleId as id, article.title, coalesce(article.state = 'published', 0) as published, count(*) as cases,
       sum(coalesce(t.verdict = 'helped', 0)) as helped, sum(coalesce(t.verdict = 'not-helped', 0)) as notHelped
     from on_case cross join articleUse t on t.caseId = on_case.id
     left join article on article.id = t.articleId
     group by t.articleId order by cases desc, t.articleId`,
  ).all<Omit<QuestionArticle, 'id'> & { id: ArticleId; published: number }>(asked);
  return rows.map(({ published, ...row }) => ({ ...row, published: published === 1 }));
}

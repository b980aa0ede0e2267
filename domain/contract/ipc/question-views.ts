import { z } from 'zod';
import { type CaseType, type Channel, caseTypes, channels } from '../../model/choices.ts';
import { type ArticleId, type CaseId, teamId } from '../../model/ids.ts';
import type { TrendWeek } from '../../rules/weekly-trend.ts';
import { command, query } from './procedure.ts';

/** How long back questions are looked for. */
export const questionDays = [7, 30, 90, 365] as const;

/** So many of the cases that asked it; the most first. Cases without a product count to none, those with several tags to each. */
export interface QuestionParts {
  readonly teams: readonly { readonly name: string; readonly count: number }[];
  readonly channels: readonly { readonly channel: Channel; readonly count: number }[];
  readonly types: readonly { readonly type: CaseType; readonly count: number }[];
  readonly tags: readonly { readonly name: string; readonly count: number }[];
  readonly products: readonly { readonly name: string; readonly count: number }[];
}

/** An article that was used on cases of the question, and how often it was said to have helped there. */
export interface QuestionArticle {
  readonly id: ArticleId;
  /** None for one that this device does not hold. */
  readonly title: string | null;
  readonly cases: number;
  readonly helped: number;
  readonly notHelped: number;
}

/** One thing that many asked. */
export interface AskedQuestion {
  /** Of its oldest case: it names the question while it is on show. */
  readonly id: string;
  /** In the words in which it was asked most often. */
  readonly subject: string;
  /** How many cases asked it. */
  readonly count: number;
  readonly lastAskedAt: number;
  /** The oldest week first. */
  readonly trend: readonly TrendWeek[];
  /** The newest of those that asked it, the newest first. */
  readonly caseIds: readonly CaseId[];
  /** Different wordings, the newest first. */
  readonly examples: readonly { readonly caseId: CaseId; readonly number: string; readonly subject: string }[];
  readonly parts: QuestionParts;
  /** Those used most first. */
  readonly articles: readonly QuestionArticle[];
  /** No published article served: what to write next. */
  readonly writeNext: boolean;
}

export interface QuestionPage {
  /** Cases that were opened in the period, of which each question is a share. */
  readonly asked: number;
  /** Questions that were asked twice or more. */
  readonly total: number;
  readonly rows: readonly AskedQuestion[];
  /** What can be asked for as `product`; those of the most cases first. */
  readonly products: readonly string[];
}

const ofCases = {
  /** Names whoever asks: for the event `bulk`, in hundredths, and for `questions.cancel`. */
  id: z.uuid().nullable().default(null),
  days: z.literal(questionDays),
  teamId: teamId.nullable().default(null),
  channel: z.enum(channels).nullable().default(null),
  type: z.enum(caseTypes).nullable().default(null),
  /** By the name of what a case is about. */
  product: z.string().nullable().default(null),
};
const questionsAsked = z.strictObject({
  ...ofCases,
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(100).default(20),
});
export type QuestionsAsked = z.output<typeof questionsAsked>;

const questionsExported = z.strictObject({ ...ofCases, labels: z.record(z.string(), z.string()).default({}) });

export const questionProcedures = {
  /** What is asked most, of the cases this device holds. */
  'questions.list': query<QuestionPage>()(questionsAsked),
  /** Whoever waits for questions under this id is told at once that there will be none; what nobody else waits for is not looked for any longer. */
  'questions.cancel': command<null>()(z.strictObject({ id: z.uuid() })),
  /** All of them as CSV. `labels` translates headers (`column.<name>`) and values (`channel.<value>` …); codes stand where one is missing. */
  'questions.export': query<{ readonly fileName: string; readonly csv: string; readonly rows: number }>()(
    questionsExported,
  ),
} as const;

import type { ReplicaReader } from '#db/connection/handle.ts';
import { careRules } from '#db/queries/care-rules.ts';
import { type FoundQuestions, findFrequentQuestions, questionsWithParts } from '#db/queries/frequent-questions.ts';
import type { QuestionPage, QuestionsAsked } from '#domain/contract/ipc/question-views.ts';
import type { ReadContext, Steps } from '../reads/named-read.ts';

export interface QuestionsRead {
  readonly by: Omit<QuestionsAsked, 'id' | 'offset' | 'limit'>;
  readonly now: number;
  readonly mark: string;
}

export type QuestionRowsRead = QuestionsRead & Pick<QuestionsAsked, 'offset' | 'limit'>;

function foundQuestions(
  db: ReplicaReader,
  { by, now, mark }: QuestionsRead,
  { kept }: ReadContext,
): Steps<FoundQuestions> {
  return kept('questions', mark, () => findFrequentQuestions(db, by, careRules(db).repeat.likeness, now));
}

/** Finds what is asked most, and keeps it for those who read rows of it. */
export function* findQuestions(db: ReplicaReader, asked: QuestionsRead, context: ReadContext): Steps<null> {
  yield* foundQuestions(db, asked, context);
  return null;
}

/** Some of it, found anew only where it was not kept. */
export function* questionRows(
  db: ReplicaReader,
  { offset, limit, ...asked }: QuestionRowsRead,
  context: ReadContext,
): Steps<QuestionPage> {
  const found = yield* foundQuestions(db, asked, context);
  const { questions, products } = found;
  const rows = yield* questionsWithParts(db, questions.slice(offset, offset + limit), found);
  return { asked: found.asked, total: questions.length, rows, products };
}

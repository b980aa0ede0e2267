import type { questionProcedures } from '#domain/contract/ipc/question-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { localDay } from '../export/local-time.ts';
import { questionCsv } from '../export/question-csv.ts';
import type { Feed } from '../feed.ts';
import { QuestionList } from '../knowledge/question-list.ts';
import type { Clock } from '../ports.ts';
import type { Reads } from '../reads/reads.ts';

/** What customers ask most, to read and to take along. */
export function questionHandlers(
  reads: () => Reads,
  now: () => number,
  feed: Pick<Feed, 'push' | 'revision'>,
  clock: Clock,
): Pick<Handlers, keyof typeof questionProcedures> {
  const revision = () => feed.revision;
  const questions = new QuestionList({ reads, clock, revision, progress: (told) => feed.push('bulk', told) });
  return {
    'questions.list': (input) => questions.page(input, now()),
    'questions.cancel': ({ id }) => {
      questions.cancel(id);
      return null;
    },
    'questions.export': async ({ labels, ...asked }) => {
      const day = localDay(clock.now());
      const found = await questions.all(asked, now());
      return { fileName: `holdfast-questions-${day}.csv`, ...questionCsv(found, labels) };
    },
  };
}

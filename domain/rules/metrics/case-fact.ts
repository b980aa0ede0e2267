import type { CaseStory } from './case-story.ts';
import { contactsOf } from './contacts.ts';
import type { Fact } from './fact-fields.ts';
import { authorAt } from './reply-facts.ts';
import { hasEnded, runsOf, workMsOf } from './work-time.ts';

/** The case itself; what was worked out of it before is handed in. */
export function caseFact(
  story: CaseStory,
  replies: readonly Fact<'reply'>[],
  transfers: readonly Fact<'transfer'>[],
): Fact<'case'> {
  const { common, parts, life, spells, holderAt } = story;
  const answer = life.messages.find(({ from }) => from === 'agent');
  const first = replies.find(({ turn }) => turn === 'first');
  const firstSolvedAt = spells[0]?.to ?? null;
  const solvedAt = spells.at(-1)?.to ?? null;
  const contacts = contactsOf(story);
  const until = (at: number | null) => contacts.filter((each) => at === null || each <= at).length;
  const now = life.periods.at(-1);
  return {
    ...common,
    id: parts.case.id,
    agentId: parts.case.assigneeId,
    openedAt: life.openedAt,
    firstRepliedAt: answer?.happenedAt ?? null,
    firstSolvedAt,
    solvedAt,
    closedAt: now?.status === 'closed' ? now.from : null,
    firstReplyMs: first?.waitedMs ?? null,
    firstReplyWorkMs: first?.waitedWorkMs ?? null,
    solveMs: solvedAt === null ? null : solvedAt - life.openedAt,
    solveWorkMs: solveWorkMs(story),
    reopenings: spells.length - 1,
    contacts: until(solvedAt),
    transfers: transfers.length,
    handovers: handoversIn(story),
    escalations: parts.escalations.length,
    handoffs: parts.handoffs.length,
    articles: parts.articleUses.filter(({ uses }) => uses.length > 0).length,
    answers: parts.surveys.length,
    inOneContact: solvedAt === null ? null : spells.length === 1 && until(solvedAt) === 1 ? 1 : 0,
    answeredBy: answer ? authorAt(story, answer.happenedAt) : null,
    solvedBy: solvedAt === null ? null : holderAt(solvedAt),
  };
}

function solveWorkMs(story: CaseStory): number | null {
  const [run] = runsOf('total-resolution', story);
  return run && hasEnded(run) ? workMsOf('total-resolution', run, story) : null;
}

function handoversIn({ parts }: CaseStory): number {
  return parts.entries.filter(
    ({ kind, data }) =>
      kind === 'assignment' &&
      data?.changes?.some(({ field, from, to }) => field === 'assigneeId' && from !== null && to !== null),
  ).length;
}

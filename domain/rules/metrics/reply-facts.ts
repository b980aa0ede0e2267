import type { CaseStory } from './case-story.ts';
import type { Fact } from './fact-fields.ts';
import { hasEnded, runsOf, workMsOf } from './work-time.ts';

/**
 * The waits of a case's customer: from the opening to the first answer, unless the conversation in which it was opened was the answer; then from each
 * message that nobody had answered to the next answer. A call is no answer, as in docs/sla.md. A case that is finished makes nobody wait.
 */
export function replyFacts(story: CaseStory): readonly Fact<'reply'>[] {
  const { common, parts, life, spells, holderAt } = story;
  const firsts = runsOf('first-response', story).filter(({ from, to }) => !(life.inConversation && to === from));
  const last = spells.at(-1);
  const turns = [
    ...firsts.map((run) => ({ run, clock: 'first-response' as const, turn: 'first' })),
    ...runsOf('next-reply', story).map((run) => ({ run, clock: 'next-reply' as const, turn: 'next' })),
  ];
  return turns.map(({ run, clock, turn }, n) => {
    const finishedAt = last && last.to !== null ? Math.max(run.from, last.to) : null;
    const waited = hasEnded(run)
      ? { waitedMs: run.to - run.from, waitedWorkMs: workMsOf(clock, run, story) }
      : { waitedMs: null, waitedWorkMs: null };
    return {
      ...common,
      id: `${parts.case.id}:${n}`,
      agentId: hasEnded(run) ? authorAt(story, run.to) : holderAt(finishedAt ?? story.seenUntil),
      from: run.from,
      answeredAt: run.to,
      endedAt: run.to ?? finishedAt,
      ...waited,
      turn,
    };
  });
}

/** Who wrote the answer of a moment; null for one that an import brought. */
export function authorAt({ parts, timeOf }: CaseStory, at: number): string | null {
  return parts.entries.find((entry) => entry.kind === 'message-out' && timeOf(entry) === at)?.authorId ?? null;
}

import { nextStep, preventionOf } from '../complaint-path.ts';
import type { CaseStory } from './case-story.ts';
import type { Fact } from './fact-fields.ts';

/** How far a complaint has come on its path, and where it came from; none for a case that is no complaint. */
export function complaintFacts({ common, parts, life, spells }: CaseStory): readonly Fact<'complaint'>[] {
  if (parts.case.type !== 'complaint') return [];
  const { id, assigneeId, steps } = parts.case;
  const prevention = steps.find(({ key }) => key === 'prevent');
  const now = life.periods.at(-1);
  const waived = steps.filter(({ evidence }) => evidence.kind === 'waived').length;
  const step = nextStep(steps) ?? 'complete';
  return [
    {
      ...common,
      id,
      agentId: assigneeId,
      openedAt: life.openedAt,
      solvedAt: spells.at(-1)?.to ?? null,
      closedAt: now?.status === 'closed' ? now.from : null,
      cause: prevention ? (preventionOf(prevention.evidence.text)?.cause ?? null) : null,
      step,
      stepsDone: steps.length,
      waived,
      isComplete: step === 'complete' && waived === 0 ? 1 : 0,
    },
  ];
}

import type { CaseStory } from './case-story.ts';
import type { Fact } from './fact-fields.ts';

/** A solution counts as the work of who had the case then, what is not finished as theirs who has it now. */
export function spellFacts({ common, parts, life, spells, holderAt }: CaseStory): readonly Fact<'spell'>[] {
  return spells.map(({ from, to }, n) => ({
    ...common,
    id: `${parts.case.id}:${n}`,
    agentId: to === null ? parts.case.assigneeId : holderAt(to),
    from,
    to,
    openedAt: life.openedAt,
    begun: n === 0 ? 'opening' : 'reopening',
    takenBack: to === null ? null : n + 1 < spells.length ? 1 : 0,
  }));
}

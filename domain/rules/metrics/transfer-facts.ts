import type { CaseStory } from './case-story.ts';
import type { Fact } from './fact-fields.ts';

/** Each change of the team; it counts as the work of who gave the case away. */
export function transferFacts({ common, parts, timeOf }: CaseStory): readonly Fact<'transfer'>[] {
  return parts.entries.flatMap((entry) => {
    if (entry.kind !== 'assignment') return [];
    const moved = entry.data?.changes?.find(({ field }) => field === 'teamId');
    if (!moved) return [];
    const fromTeamId = typeof moved.from === 'string' ? moved.from : null;
    return [{ ...common, id: entry.id, agentId: entry.authorId, at: timeOf(entry), fromTeamId }];
  });
}

import type { CaseStory } from './case-story.ts';
import type { Fact } from './fact-fields.ts';
import { settled } from './settled.ts';

/** An escalation counts for who had the case when it was raised. */
export function escalationFacts({ common, parts, holderAt }: CaseStory): readonly Fact<'escalation'>[] {
  return parts.escalations.map(({ id, level, raisedBy, raisedAt, dueAt, acknowledgedAt }) => {
    const takenUpAt = acknowledgedAt === null ? null : Math.max(raisedAt, acknowledgedAt);
    return {
      ...common,
      ...{ id, raisedAt, dueAt, takenUpAt },
      // Where nobody said by when, nothing can be late, and nothing is in time.
      ...(dueAt === null ? { settledAt: null, result: null } : settled(takenUpAt, dueAt)),
      agentId: holderAt(raisedAt),
      waitedMs: takenUpAt === null ? null : takenUpAt - raisedAt,
      level: String(level),
      raised: raisedBy === null ? 'rule' : 'person',
    };
  });
}

/** A handoff counts for who asked for it. One that was withdrawn is nobody's to be late with. */
export function handoffFacts({ common, parts }: CaseStory): readonly Fact<'handoff'>[] {
  return parts.handoffs.map(({ id, toTeamId, dueAt, state, askedBy, askedAt, answeredAt }) => {
    const returnedAt = state === 'returned' && answeredAt !== null ? Math.max(askedAt, answeredAt) : null;
    return {
      ...common,
      ...{ id, askedAt, dueAt, returnedAt, toTeamId, state },
      ...(state === 'withdrawn' ? { settledAt: null, result: null } : settled(returnedAt, dueAt)),
      agentId: askedBy,
      takenMs: returnedAt === null ? null : returnedAt - askedAt,
      lateMs: returnedAt === null || returnedAt <= dueAt ? null : returnedAt - dueAt,
    };
  });
}

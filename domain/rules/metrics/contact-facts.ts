import { countsAsFollowedUp } from '../complaint-path.ts';
import type { ArticleUsePart, CallPart, FollowUpPart, SurveyPart } from './case-parts.ts';
import type { Fact } from './fact-fields.ts';
import { settled } from './settled.ts';

/** What a fact says of where it stands. */
export type Place = Pick<Fact<'call'>, 'caseId' | 'teamId' | 'type' | 'channel' | 'priority' | 'tier' | 'product'>;

const flag = (is: boolean): 0 | 1 => (is ? 1 : 0);

export function callFact(place: Place, call: CallPart): Fact<'call'> {
  const { id, agentId, direction, outcome, mood, startedAt, durationMs: talkMs, holdMs, wrapUpMs } = call;
  return {
    ...place,
    ...{ id, agentId, direction, outcome, mood, startedAt, talkMs, holdMs, wrapUpMs },
    handleMs: talkMs + holdMs + wrapUpMs,
    endedAt: startedAt + talkMs + holdMs,
    isSpoken: flag(outcome !== 'no-answer'),
  };
}

/** Kept when it was done by the time it was due last, whatever came of it; one that was called off is no promise any more. */
export function followUpFact(place: Place, followUp: FollowUpPart, isAnswered: boolean): Fact<'followUp'> {
  const { id, ownerId, kind, dueAt, status, outcome, createdAt, attempts } = followUp;
  const completedAt = status === 'done' ? followUp.completedAt : null;
  return {
    ...place,
    ...{ id, createdAt, dueAt, completedAt, outcome },
    ...(status === 'cancelled' ? { settledAt: null, result: null } : settled(completedAt, dueAt)),
    agentId: ownerId,
    lateMs: completedAt === null || completedAt <= dueAt ? null : completedAt - dueAt,
    // The try in which somebody was reached is none of those that are written down.
    attempts: attempts.length + flag(status === 'done' && outcome !== 'no-answer'),
    isReached: flag(countsAsFollowedUp(followUp)),
    isAnswered: flag(isAnswered || outcome === 'satisfied' || outcome === 'unsatisfied'),
    purpose: kind,
  };
}

/** A score of 4 or 5 is that of somebody who was satisfied. */
const satisfiedFrom = 4;

export function surveyFact(place: Place, survey: SurveyPart, agentId: string | null): Fact<'survey'> {
  const { id, happenedAt, score, channel } = survey;
  return { ...place, id, agentId, happenedAt, score, isSatisfied: flag(score >= satisfiedFrom), saidVia: channel };
}

export function articleUseFacts(place: Place, used: ArticleUsePart): readonly Fact<'articleUse'>[] {
  const { id, articleId, uses, verdict } = used;
  return uses.map(({ key, by, at, way }) => ({
    ...place,
    id: `${id}:${key}`,
    agentId: by,
    usedAt: at,
    isJudged: flag(verdict !== null),
    isHelpful: flag(verdict === 'helped'),
    articleId,
    way,
  }));
}

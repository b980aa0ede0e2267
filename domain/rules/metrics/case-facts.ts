import type { SlaBook } from '../sla/sla-book.ts';
import { caseFact } from './case-fact.ts';
import type { CaseParts, SurveyPart } from './case-parts.ts';
import { type CaseStory, caseStory } from './case-story.ts';
import { complaintFacts } from './complaint-fact.ts';
import { articleUseFacts, callFact, followUpFact, surveyFact } from './contact-facts.ts';
import { escalationFacts, handoffFacts } from './cooperation-facts.ts';
import type { FactSet } from './fact-fields.ts';
import { promiseFacts } from './promise-facts.ts';
import { replyFacts } from './reply-facts.ts';
import { spellFacts } from './spell-facts.ts';
import { transferFacts } from './transfer-facts.ts';

/**
 * All facts that hang on a case. A case that was merged into another is no case of its own: it was not created and not solved; but what was done on it
 * was done.
 */
export function factsOfCase(parts: CaseParts, book: SlaBook): FactSet {
  const story = caseStory(parts, book);
  const { common } = story;
  const transfer = transferFacts(story);
  const done: FactSet = {
    call: parts.calls.map((call) => callFact(common, call)),
    followUp: parts.followUps.map((each) => followUpFact(common, each, isAnsweredIn(each.id, parts.surveys))),
    survey: parts.surveys.map((survey) => surveyFact(common, survey, servedBy(story, survey))),
    articleUse: parts.articleUses.flatMap((used) => articleUseFacts(common, used)),
    handoff: handoffFacts(story),
    escalation: escalationFacts(story),
    transfer,
  };
  if (parts.case.mergedIntoId !== null) return done;
  const reply = replyFacts(story);
  return {
    ...done,
    case: [caseFact(story, reply, transfer)],
    spell: spellFacts(story),
    reply,
    promise: promiseFacts(story),
    complaint: complaintFacts(story),
  };
}

export function isAnsweredIn(followUpId: string, surveys: readonly SurveyPart[]): boolean {
  return surveys.some((survey) => survey.followUpId === followUpId);
}

/** Whom an answer is about: who had the case when it was solved last before the customer answered, else who had it then. */
function servedBy({ spells, holderAt }: CaseStory, { happenedAt }: SurveyPart): string | null {
  const solved = spells.findLast(({ to }) => to !== null && to <= happenedAt);
  return holderAt(solved?.to ?? happenedAt);
}

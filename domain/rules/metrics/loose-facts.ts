import { isAnsweredIn } from './case-facts.ts';
import type { LooseParts } from './case-parts.ts';
import { callFact, followUpFact, type Place, surveyFact } from './contact-facts.ts';
import type { FactSet } from './fact-fields.ts';

/** The facts of what hangs on no case. An answer without a case is about who owes the call-back in which it was given, else about who wrote it down. */
export function factsOfLoose({ teamId, tier, call, followUp, surveys = [] }: LooseParts): FactSet {
  const place: Place = { caseId: null, teamId, type: null, channel: null, priority: null, tier, product: null };
  return {
    call: call ? [callFact(place, call)] : [],
    followUp: followUp ? [followUpFact(place, followUp, isAnsweredIn(followUp.id, surveys))] : [],
    survey: surveys.map((survey) => surveyFact(place, survey, followUp?.ownerId ?? survey.recordedBy)),
  };
}

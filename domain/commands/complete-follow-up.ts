import { z } from 'zod';
import { type Change, update } from '../model/change.ts';
import { followUpOutcomes } from '../model/choices.ts';
import { furtherId } from '../model/further-id.ts';
import { type EscalationId, type FollowUpId, followUpId, type SurveyId } from '../model/ids.ts';
import { lineIfHeld } from './case-line.ts';
import { accept, defineCommand } from './definition.ts';
import { attemptsAfter } from './follow-up-attempts.ts';
import { followUpNeeds, openFollowUp } from './load-follow-up.ts';
import { needsNext, nextInSeries } from './next-in-series.ts';
import { forUnsatisfied, keptAnswer, needsForUnsatisfied, surveyAnswer, unsatisfiedWish } from './survey-answer.ts';

const args = z.strictObject({
  followUpId,
  outcome: z.enum(followUpOutcomes),
  note: z.string().trim().max(50_000).default(''),
  /** What the customer thought of how their matter was dealt with, where they were asked. */
  survey: surveyAnswer.nullable().default(null),
  afterwards: unsatisfiedWish,
});
type Args = z.output<typeof args>;

const input = args.refine(({ outcome, note, survey }) => outcome !== 'unsatisfied' || note !== '' || !!survey?.reason, {
  path: ['note'],
  error: 'a customer who is not satisfied has a reason',
});

/** A promise has one answer and sets off one escalation at most: their ids follow from its own. */
const surveyIdOf = (id: FollowUpId) => furtherId(id, 1) as SurveyId;
const escalationIdOf = (id: FollowUpId) => furtherId(id, 1) as EscalationId;

function mayBeUnsatisfied({ outcome, survey }: Args): boolean {
  return outcome === 'unsatisfied' || survey !== null;
}

/**
 * Keeps a promise: what came of the call or visit, and what the customer thought. Finished ones stay as they are. The next of a series is made
 * with it.
 */
export const completeFollowUp = defineCommand({
  name: 'follow-up.complete',
  version: 1,
  input,
  args,
  mint: (asked) => asked,
  needs(a, loaded) {
    const found = loaded.get('followUp', a.followUpId);
    const caseId = found.state === 'present' ? found.record.fields.caseId : null;
    return [
      ...followUpNeeds(a.followUpId, loaded),
      ...needsNext(a.followUpId, loaded),
      ...(caseId && mayBeUnsatisfied(a) ? needsForUnsatisfied(loaded, caseId, escalationIdOf(a.followUpId)) : []),
    ];
  },
  decide(view, a, context) {
    const found = openFollowUp(view, a.followUpId, context);
    if (!found.ok) return found;
    const { caseId, customerId, attempts } = found.record.fields;
    const changes: Change[] = [
      update('followUp', a.followUpId, {
        status: 'done',
        outcome: a.outcome,
        outcomeNote: a.note,
        completedAt: context.happenedAt,
        ...(a.outcome === 'no-answer' ? { attempts: attemptsAfter(attempts, a.note, context) } : {}),
      }),
      ...nextInSeries(view, found.record, context),
    ];
    const onCase = caseId ? view.get('case', caseId) : undefined;
    const surveyId = surveyIdOf(a.followUpId);
    if (a.survey) {
      // They are asked about the case, which knows its customer.
      const who = customerId ?? (onCase?.state === 'present' ? onCase.record.fields.customerId : null);
      const about = { surveyId, caseId, customerId: who, followUpId: a.followUpId, scope: found.record.scope };
      changes.push(keptAnswer(a.survey, about, context));
    }
    if (caseId && a.survey)
      changes.push(
        ...lineIfHeld(view, caseId, context, 'survey', {
          body: [a.note, a.survey.comment].filter(Boolean).join('\n'),
          data: { followUpId: a.followUpId, surveyId, to: 'done', from: a.survey.score, reason: a.survey.reason },
        }),
      );
    else if (caseId)
      changes.push(
        ...lineIfHeld(view, caseId, context, 'follow-up', {
          body: a.note,
          data: { followUpId: a.followUpId, to: 'done', reason: a.outcome },
        }),
      );
    if (onCase?.state === 'present' && mayBeUnsatisfied(a)) {
      const why = a.survey?.reason || a.note || a.survey?.comment || a.outcome;
      const answered = {
        ...{ outcome: a.outcome, score: a.survey?.score ?? null, why: why.slice(0, 2000), wish: a.afterwards },
        escalationId: escalationIdOf(a.followUpId),
      };
      changes.push(...forUnsatisfied(view, onCase.record, answered, context, changes));
    }
    return accept(...changes);
  },
});

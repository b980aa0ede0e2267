import { z } from 'zod';
import type { Change } from '../model/change.ts';
import { furtherId } from '../model/further-id.ts';
import { caseId, type EscalationId, type SurveyId, surveyId } from '../model/ids.ts';
import { lineOn } from './case-line.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { forUnsatisfied, keptAnswer, needsForUnsatisfied, surveyAnswer, unsatisfiedWish } from './survey-answer.ts';

const input = z.strictObject({ caseId, ...surveyAnswer.shape, afterwards: unsatisfiedWish });
const args = input.extend({ surveyId });

const escalationIdOf = (id: SurveyId) => furtherId(id, 1) as EscalationId;

/** Writes down what a customer thought of how their case was dealt with, wherever they said so. */
export const recordSurvey = defineCommand({
  name: 'survey.record',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, surveyId: minter.id() }),
  needs: (a, loaded) => [
    { collection: 'survey', id: a.surveyId },
    { collection: 'case', id: a.caseId },
    ...needsForUnsatisfied(loaded, a.caseId, escalationIdOf(a.surveyId)),
  ],
  decide(view, a, context) {
    if (view.get('survey', a.surveyId).state === 'present')
      return refuse('exists', 'This answer is written down already.');
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    const { caseId: onCase, surveyId: id, afterwards: wish, ...answer } = a;
    const { customerId } = found.record.fields;
    const about = { surveyId: id, caseId: onCase, customerId, followUpId: null, scope: found.record.scope };
    const changes: Change[] = [
      keptAnswer(answer, about, context),
      ...lineOn(found.record, context, 'survey', {
        body: a.comment,
        data: { surveyId: id, to: 'recorded', from: a.score, reason: a.reason, channel: a.channel },
      }),
    ];
    const why = a.reason || a.comment || String(a.score);
    const answered = { outcome: null, score: a.score, why: why.slice(0, 2000), wish };
    const more = { ...answered, escalationId: escalationIdOf(id) };
    changes.push(...forUnsatisfied(view, found.record, more, context, changes));
    return accept(...changes);
  },
});

import { z } from 'zod';
import type { StepDone } from '../model/case-fields.ts';
import { type UpdateChange, update } from '../model/change.ts';
import { type CaseStatus, caseStatuses } from '../model/choices.ts';
import type { FieldsOf } from '../model/collections.ts';
import { caseId } from '../model/ids.ts';
import { missingSteps } from '../rules/complaint-path.ts';
import { statusLogOf, withStatus } from '../rules/status-log.ts';
import { mayMove, solvedAtAfter } from '../rules/status-machine.ts';
import { barredByRules } from '../rules/status-rules.ts';
import { lacksFields, needsForStatus } from './case-field-list.ts';
import { lineOn } from './case-line.ts';
import { accept, type DecideContext, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { statusRulesIn, statusRulesRef } from './status-rules-in.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

const input = z.strictObject({
  caseId,
  to: z.enum(caseStatuses),
  reason: z.string().trim().max(2000).default(''),
});

/** Moves a case by the status machine; decided again on the server's state, where the move may have become illegal. */
export const changeStatus = defineCommand({
  name: 'case.status',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'case', id: a.caseId }, statusRulesRef, ...needsForStatus(a.to)],
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    if (before.mergedIntoId !== null)
      return refuse('merged', 'This case goes on in another one.', { caseId: before.mergedIntoId });
    if (before.status === a.to) {
      if (a.reason === '') return refuse('nothing-to-do', 'The case has this status already.');
      // Somebody else moved it first: why this one did is kept beside it.
      return accept(
        ...lineOn(found.record, context, 'status', { data: { field: 'status', to: a.to, reason: a.reason } }),
      );
    }
    if (!mayMove(before.status, a.to))
      return refuse('illegal-transition', `A case cannot go from ${before.status} to ${a.to}.`, {
        from: before.status,
        to: a.to,
      });
    const lacks = missingSteps(before, a.to);
    if (lacks.length > 0)
      return refuse('steps-missing', `The complaint lacks: ${lacks.join(', ')}.`, { steps: lacks.join(',') });
    const barred = barredByRules(statusRulesIn(view), before, { ...a, at: context.happenedAt });
    if (barred) return refuse(barred.kind, barred.message, barred.details);
    const unfilled = lacksFields(view, before, a.to);
    if (unfilled) return unfilled;
    return accept(
      update(
        'case',
        a.caseId,
        {
          status: a.to,
          statusLog: withStatus(statusLogOf(before), a.to, context.happenedAt),
          solvedAt: solvedAtAfter(a.to, before.solvedAt, context.happenedAt),
          lastActivityAt: activeAt(before, context),
        },
        archiving(before, a.to, context),
      ),
      entryOf(context, found.record, 'status', {
        data: { field: 'status', from: before.status, to: a.to, ...(a.reason ? { reason: a.reason } : {}) },
      }),
    );
  },
});

/** The last step of a complaint comes with its closing, and goes when work goes on. */
export function archiving(
  { type, steps }: FieldsOf<'case'>,
  to: CaseStatus,
  { actor, happenedAt }: DecideContext,
): Pick<UpdateChange, 'add' | 'remove'> {
  const archived = steps.find(({ key }) => key === 'archive');
  if (to === 'reopened' && archived) return { remove: { steps: [archived] } };
  if (to !== 'closed' || type !== 'complaint') return {};
  const step: StepDone = { key: 'archive', by: actor.id, at: happenedAt, evidence: { kind: 'text', text: '' } };
  return { add: { steps: [step] } };
}

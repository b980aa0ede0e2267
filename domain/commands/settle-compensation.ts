import { z } from 'zod';
import { update } from '../model/change.ts';
import type { FieldsOf } from '../model/collections.ts';
import { compensationId } from '../model/ids.ts';
import { isWithinLimit, mayCompensationMove } from '../rules/compensation.ts';
import { approvalLimitsId } from '../rules/definitions/approval-limits.ts';
import { isLead, maySee } from '../rules/rights.ts';
import { compensationLine, limitsIn } from './ask-compensation.ts';
import { lineIfHeld } from './case-line.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';

const input = z.strictObject({
  compensationId,
  to: z.enum(['approved', 'declined', 'done', 'withdrawn']),
  /** Why; declining wants a reason. */
  note: z.string().trim().max(2000).default(''),
});

/** A lead decides within their own limit; the team carries out or takes back. */
export const settleCompensation = defineCommand({
  name: 'compensation.settle',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs(a, loaded) {
    const found = loaded.get('compensation', a.compensationId);
    return [
      { collection: 'compensation' as const, id: a.compensationId },
      { collection: 'definition' as const, id: approvalLimitsId },
      ...(found.state === 'present' ? [{ collection: 'case' as const, id: found.record.fields.caseId }] : []),
    ];
  },
  decide(view, a, context) {
    const found = heldRecord(view, 'compensation', a.compensationId);
    if (!found.ok) return found;
    if (!maySee(context.actor, found.record.scope)) return refuse('forbidden', "This compensation is another team's.");
    const before = found.record.fields;
    if (before.state === a.to) return refuse('nothing-to-do', 'It was settled so already.');
    if (!mayCompensationMove(before.state, a.to))
      return refuse('illegal-transition', `A compensation cannot go from ${before.state} to ${a.to}.`, {
        from: before.state,
        to: a.to,
      });
    const decides = a.to === 'approved' || a.to === 'declined';
    if (decides && !isLead(context.actor)) return refuse('forbidden', 'Leads decide on compensations.');
    if (a.to === 'approved' && !isWithinLimit(limitsIn(view), context.actor.role, before))
      return refuse('forbidden', 'This is beyond your limit.');
    if (a.to === 'declined' && a.note === '') return refuse('bad-request', 'Declining wants a reason.');
    const decided: Partial<FieldsOf<'compensation'>> = decides
      ? { decidedBy: context.actor.id, decidedAt: context.happenedAt, decision: a.note }
      : {};
    return accept(
      update('compensation', a.compensationId, { state: a.to, ...decided }),
      ...lineIfHeld(
        view,
        before.caseId,
        context,
        'compensation',
        compensationLine(a.to, a.compensationId, before, a.note),
      ),
    );
  },
});

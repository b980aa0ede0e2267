import { z } from 'zod';
import { update } from '../model/change.ts';
import { improvementActionId } from '../model/ids.ts';
import { actionStates, improvementActionLimits as limits } from '../model/service-review-fields.ts';
import { maySettleAction } from '../rules/service-review/may-settle-action.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';

const input = z
  .strictObject({
    actionId: improvementActionId,
    to: z.enum(actionStates),
    /** What came of it, or why it was dropped. */
    outcome: z.string().trim().max(limits.outcome).default(''),
  })
  .refine(({ to, outcome }) => to === 'open' || outcome !== '', 'what is settled has an outcome');

/** The owner, or a lead, says what came of an action, that it is dropped and why, or that it goes on after all. Of two who settle it the first stands. */
export const settleImprovement = defineCommand({
  name: 'improvement.settle',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'improvementAction', id: a.actionId }],
  decide(view, { actionId, to, outcome }, { actor, happenedAt }) {
    const found = heldRecord(view, 'improvementAction', actionId, 'action');
    if (!found.ok) return found;
    const { state, ownerId } = found.record.fields;
    if (!maySettleAction(actor, { ownerId }))
      return refuse('forbidden', 'An action is settled by its owner, and by leads.');
    if (to === 'open' ? state === 'open' : state !== 'open')
      return refuse('already-done', to === 'open' ? 'This action is open.' : 'This action is settled already.');
    const settled =
      to === 'open' ? { settledBy: null, settledAt: null } : { settledBy: actor.id, settledAt: happenedAt };
    return accept(update('improvementAction', actionId, { state: to, outcome, ...settled }));
  },
});

import { z } from 'zod';
import { insert } from '../model/change.ts';
import { day } from '../model/day.ts';
import { agentId, holdingId, teamId } from '../model/ids.ts';
import { teamScope } from '../model/scope.ts';
import { followUpOfTerm } from '../rules/holding-term.ts';
import { mayWorkIn } from '../rules/rights.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { barredFrom } from './team-member.ts';

const input = z.strictObject({
  holdingId,
  /** The last day that it is about. */
  endsOn: day,
  teamId,
  ownerId: agentId,
  dueAt: z.int(),
  promise: z.string().trim().min(1).max(2000),
});

/**
 * Somebody is to speak with the customer before a warranty or a contract ends. Its id follows from what ends and when: two who think of it at once
 * make one follow-up.
 */
export const followUpHolding = defineCommand({
  name: 'holding.follow-up',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [
    { collection: 'holding', id: a.holdingId },
    { collection: 'followUp', id: followUpOfTerm(a.holdingId, a.endsOn) },
    { collection: 'team', id: a.teamId },
    { collection: 'agent', id: a.ownerId },
  ],
  decide(view, a, context) {
    const found = heldRecord(view, 'holding', a.holdingId);
    if (!found.ok) return found;
    const id = followUpOfTerm(a.holdingId, a.endsOn);
    if (view.get('followUp', id).state === 'present') return refuse('exists', 'This follow-up is scheduled already.');
    if (view.get('team', a.teamId).state === 'absent') return refuse('not-found', 'This team does not exist.');
    if (!mayWorkIn(context.actor, a.teamId))
      return refuse('forbidden', 'Follow-ups can be scheduled for your own teams only.');
    const barred = barredFrom(a.teamId, view, a.ownerId);
    if (barred) return barred;
    return accept(
      insert('followUp', id, teamScope(a.teamId), {
        caseId: null,
        customerId: found.record.fields.customerId,
        ownerId: a.ownerId,
        kind: 'care',
        dueAt: a.dueAt,
        promise: a.promise,
        status: 'open',
        outcome: null,
        outcomeNote: '',
        createdBy: context.actor.id,
        createdAt: context.happenedAt,
        completedAt: null,
        recordedAt: null,
        attempts: [],
        repeat: null,
        seriesId: null,
        round: 0,
      }),
    );
  },
});

import { z } from 'zod';
import { day } from '../model/day.ts';
import { holdingId } from '../model/ids.ts';
import { followUpOfTerm } from '../rules/holding-term.ts';
import { careInput, needsCare, planned } from './care-follow-up.ts';
import { defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';

const input = z.strictObject({
  holdingId,
  /** The last day that it is about. */
  endsOn: day,
  ...careInput.shape,
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
  needs: (a) => [{ collection: 'holding', id: a.holdingId }, ...needsCare(followUpOfTerm(a.holdingId, a.endsOn), a)],
  decide(view, a, context) {
    const found = heldRecord(view, 'holding', a.holdingId);
    if (!found.ok) return found;
    const id = followUpOfTerm(a.holdingId, a.endsOn);
    if (view.get('followUp', id).state === 'present') return refuse('exists', 'This follow-up is scheduled already.');
    return planned(view, id, found.record.fields.customerId, a, context);
  },
});

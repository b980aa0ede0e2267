import { z } from 'zod';
import { update } from '../model/change.ts';
import { holdingLimits } from '../model/holding-fields.ts';
import { holdingId } from '../model/ids.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';

const input = z.strictObject({
  holdingId,
  /** False takes it into use again. */
  retired: z.boolean(),
  reason: z.string().trim().max(holdingLimits.retiredWhy).default(''),
});

/** It was scrapped, sent back or ended before its time: it is kept, but stands in no list of what the customer has. */
export const retireHolding = defineCommand({
  name: 'holding.retire',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'holding', id: a.holdingId }],
  decide(view, a, { happenedAt }) {
    const found = heldRecord(view, 'holding', a.holdingId);
    if (!found.ok) return found;
    if ((found.record.fields.retiredAt !== null) === a.retired) return refuse('already-done', 'That is so already.');
    return accept(
      update('holding', a.holdingId, {
        retiredAt: a.retired ? happenedAt : null,
        retiredWhy: a.retired ? a.reason : '',
      }),
    );
  },
});

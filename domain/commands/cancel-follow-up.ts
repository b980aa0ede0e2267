import { z } from 'zod';
import { update } from '../model/change.ts';
import { followUpId } from '../model/ids.ts';
import { lineIfHeld } from './case-line.ts';
import { accept, defineCommand } from './definition.ts';
import { followUpNeeds, openFollowUp } from './load-follow-up.ts';
import { needsNext, nextInSeries } from './next-in-series.ts';

const input = z.strictObject({
  followUpId,
  reason: z.string().trim().min(1).max(2000),
  /** Whether a series goes on with the next; else it ends here. */
  goesOn: z.boolean().default(false),
});

/** Calls a promise off: the customer no longer wants it, or somebody kept it otherwise. */
export const cancelFollowUp = defineCommand({
  name: 'follow-up.cancel',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => [...followUpNeeds(a.followUpId, loaded), ...(a.goesOn ? needsNext(a.followUpId, loaded) : [])],
  decide(view, a, context) {
    const found = openFollowUp(view, a.followUpId, context);
    if (!found.ok) return found;
    const { caseId } = found.record.fields;
    const line = { body: a.reason, data: { followUpId: a.followUpId, to: 'cancelled' } };
    return accept(
      update('followUp', a.followUpId, {
        status: 'cancelled',
        outcomeNote: a.reason,
        completedAt: context.happenedAt,
      }),
      ...(a.goesOn ? nextInSeries(view, found.record, context) : []),
      ...(caseId ? lineIfHeld(view, caseId, context, 'follow-up', line) : []),
    );
  },
});

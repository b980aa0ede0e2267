import { z } from 'zod';
import { update } from '../model/change.ts';
import { followUpId } from '../model/ids.ts';
import { lineIfHeld } from './case-line.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { followUpNeeds, openFollowUp } from './load-follow-up.ts';

const input = z.strictObject({
  followUpId,
  dueAt: z.int(),
  reason: z.string().trim().max(50_000).default(''),
});

/** Promises another time. What comes after it in a series stays where it was. */
export const rescheduleFollowUp = defineCommand({
  name: 'follow-up.reschedule',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => followUpNeeds(a.followUpId, loaded),
  decide(view, a, context) {
    const found = openFollowUp(view, a.followUpId, context);
    if (!found.ok) return found;
    const { caseId, dueAt } = found.record.fields;
    if (dueAt === a.dueAt) return refuse('nothing-to-do', 'It is due then already.');
    const moved = { field: 'dueAt', from: dueAt, to: a.dueAt };
    const line = { data: { followUpId: a.followUpId, to: 'moved', changes: [moved], reason: a.reason } };
    return accept(
      update('followUp', a.followUpId, { dueAt: a.dueAt }),
      ...(caseId ? lineIfHeld(view, caseId, context, 'follow-up', line) : []),
    );
  },
});

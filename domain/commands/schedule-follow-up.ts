import { z } from 'zod';
import { insert } from '../model/change.ts';
import { followUpKinds } from '../model/choices.ts';
import { agentId, caseId, customerId, followUpId, teamId } from '../model/ids.ts';
import { repeatRule } from '../model/repeat-rule.ts';
import { lineOn } from './case-line.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { newFollowUp } from './new-follow-up.ts';
import { barredFrom } from './team-member.ts';
import { needsWorkPlace, workPlace } from './work-place.ts';

const input = z.strictObject({
  caseId: caseId.nullable().default(null),
  customerId: customerId.nullable().default(null),
  /** Whose it is when it belongs to no case. */
  teamId,
  ownerId: agentId,
  kind: z.enum(followUpKinds).default('call-back'),
  dueAt: z.int(),
  promise: z.string().trim().min(1).max(2000),
  /** When it comes again; the next is made when this one is completed. */
  repeat: repeatRule.nullable().default(null),
});
const args = input.extend({ followUpId });

/** A dated promise to a customer, with the name of who keeps it. */
export const scheduleFollowUp = defineCommand({
  name: 'follow-up.schedule',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, followUpId: minter.id() }),
  needs: (a) => [
    { collection: 'followUp', id: a.followUpId },
    { collection: 'agent', id: a.ownerId },
    ...needsWorkPlace(a),
  ],
  decide(view, a, context) {
    if (view.get('followUp', a.followUpId).state === 'present')
      return refuse('exists', 'This follow-up is scheduled already.');
    const place = workPlace(view, a, context, 'Follow-ups can be scheduled');
    if (!place.ok) return place;
    const barred = barredFrom(place.team, view, a.ownerId);
    if (barred) return barred;
    const { followUpId: id, teamId: _team, ...told } = a;
    const data = { followUpId: id, to: 'open' };
    return accept(
      insert('followUp', id, place.scope, newFollowUp(told, context)),
      ...(place.case ? lineOn(place.case, context, 'follow-up', { body: a.promise, data }) : []),
    );
  },
});

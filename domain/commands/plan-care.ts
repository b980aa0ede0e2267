import { z } from 'zod';
import { insert } from '../model/change.ts';
import { day } from '../model/day.ts';
import { agentId, customerId, teamId } from '../model/ids.ts';
import { teamScope } from '../model/scope.ts';
import { consentChannels } from '../model/service-file-fields.ts';
import { hasConsented } from '../rules/care-consent.ts';
import { careOfDay } from '../rules/occasions.ts';
import { mayWorkIn } from '../rules/rights.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';
import { barredFrom } from './team-member.ts';

const input = z.strictObject({
  customerId,
  /** Of the birthday, the anniversary or the holiday. */
  date: day,
  /** On which they are to be addressed: they must have agreed to it. */
  channel: z.enum(consentChannels),
  teamId,
  ownerId: agentId,
  dueAt: z.int(),
  /** What is to be said or sent, by a person. */
  promise: z.string().trim().min(1).max(2000),
});

/** Somebody is to think of a customer on their day. Its id follows from who and when: two who think of it at once make one follow-up. */
export const planCare = defineCommand({
  name: 'care.plan',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [
    { collection: 'customer', id: a.customerId },
    { collection: 'followUp', id: careOfDay(a.customerId, a.date) },
    { collection: 'team', id: a.teamId },
    { collection: 'agent', id: a.ownerId },
  ],
  decide(view, a, context) {
    const found = heldRecord(view, 'customer', a.customerId);
    if (!found.ok) return found;
    const id = careOfDay(a.customerId, a.date);
    if (view.get('followUp', id).state === 'present') return refuse('exists', 'Care is planned for this day already.');
    if (!hasConsented(found.record.fields, a.channel))
      return refuse('no-consent', 'The customer has not agreed to be addressed this way.');
    if (view.get('team', a.teamId).state === 'absent') return refuse('not-found', 'This team does not exist.');
    if (!mayWorkIn(context.actor, a.teamId))
      return refuse('forbidden', 'Follow-ups can be scheduled for your own teams only.');
    const barred = barredFrom(a.teamId, view, a.ownerId);
    if (barred) return barred;
    return accept(
      insert('followUp', id, teamScope(a.teamId), {
        caseId: null,
        customerId: a.customerId,
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

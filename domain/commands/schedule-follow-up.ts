import { z } from 'zod';
import { type Change, insert, update } from '../model/change.ts';
import { followUpKinds } from '../model/choices.ts';
import { agentId, caseId, customerId, followUpId, teamId } from '../model/ids.ts';
import { repeatRule } from '../model/repeat-rule.ts';
import { type Scope, teamScope } from '../model/scope.ts';
import { mayWorkIn } from '../rules/rights.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { barredFrom } from './team-member.ts';
import { activeAt, entryOf } from './timeline-entry.ts';

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
    a.caseId ? { collection: 'case', id: a.caseId } : { collection: 'team', id: a.teamId },
    ...(a.customerId ? [{ collection: 'customer' as const, id: a.customerId }] : []),
  ],
  decide(view, a, context) {
    if (view.get('followUp', a.followUpId).state === 'present')
      return refuse('exists', 'This follow-up is scheduled already.');
    if (a.customerId && view.get('customer', a.customerId).state === 'absent')
      return refuse('not-found', 'This customer does not exist.');
    let team = a.teamId;
    let scope: Scope = teamScope(team);
    const onCase: Change[] = [];
    if (a.caseId) {
      const found = workableCase(view, a.caseId, context);
      if (!found.ok) return found;
      team = found.record.fields.teamId;
      scope = found.record.scope;
      onCase.push(
        entryOf(context, found.record, 'follow-up', {
          body: a.promise,
          data: { followUpId: a.followUpId, to: 'open' },
        }),
        update('case', a.caseId, {
          lastActivityAt: activeAt(found.record.fields, context),
        }),
      );
    } else {
      if (view.get('team', team).state === 'absent') return refuse('not-found', 'This team does not exist.');
      if (!mayWorkIn(context.actor, team))
        return refuse('forbidden', 'Follow-ups can be scheduled for your own teams only.');
    }
    const barred = barredFrom(team, view, a.ownerId);
    if (barred) return barred;
    const { followUpId: id, teamId: _team, ...fields } = a;
    return accept(
      insert('followUp', id, scope, {
        ...fields,
        status: 'open',
        outcome: null,
        outcomeNote: '',
        createdBy: context.actor.id,
        createdAt: context.happenedAt,
        completedAt: null,
        recordedAt: null,
        attempts: [],
        seriesId: null,
        round: 0,
      }),
      ...onCase,
    );
  },
});

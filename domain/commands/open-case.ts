import { z } from 'zod';
import { insert } from '../model/change.ts';
import { caseTypes, channels, priorities } from '../model/choices.ts';
import { agentId, caseId, customerId, holdingId, teamId } from '../model/ids.ts';
import { teamScope } from '../model/scope.ts';
import { tag } from '../model/tag.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { newCase } from './new-case.ts';
import { barredFrom, barredTeam } from './team-member.ts';

const input = z.strictObject({
  subject: z.string().trim().min(1).max(300),
  description: z.string().max(50_000).default(''),
  type: z.enum(caseTypes).default('inquiry'),
  priority: z.enum(priorities).default('normal'),
  channel: z.enum(channels).default('phone'),
  customerId: customerId.nullable().default(null),
  teamId,
  assigneeId: agentId.nullable().default(null),
  tags: z.array(tag).max(50).default([]),
  /** The asset, order or contract that it is about. */
  holdingId: holdingId.nullable().default(null),
});

const args = input.extend({ caseId, number: z.string().min(1).max(40) });

export const openCase = defineCommand({
  name: 'case.open',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, caseId: minter.id(), number: minter.caseNumber() }),
  needs: (a) => [
    { collection: 'case', id: a.caseId },
    { collection: 'team', id: a.teamId },
    ...(a.customerId ? [{ collection: 'customer' as const, id: a.customerId }] : []),
    ...(a.holdingId ? [{ collection: 'holding' as const, id: a.holdingId }] : []),
    ...(a.assigneeId ? [{ collection: 'agent' as const, id: a.assigneeId }] : []),
  ],
  decide(view, a, context) {
    if (view.get('case', a.caseId).state === 'present')
      return refuse('exists', 'A case with this id is there already.');
    const barredHere = barredTeam(view, a.teamId, context, 'Cases can be opened');
    if (barredHere) return barredHere;
    if (a.customerId && view.get('customer', a.customerId).state === 'absent')
      return refuse('not-found', 'This customer does not exist.');
    if (a.holdingId && view.get('holding', a.holdingId).state === 'absent')
      return refuse('not-found', 'This asset, order or contract does not exist.');
    const barred = a.assigneeId ? barredFrom(a.teamId, view, a.assigneeId) : undefined;
    if (barred) return barred;
    const { caseId: id, ...told } = a;
    const fields = newCase({ ...told, tags: [...new Set(a.tags)] }, context);
    return accept(insert('case', id, teamScope(a.teamId), fields));
  },
});

import { z } from 'zod';
import { update } from '../model/change.ts';
import { agentId, followUpId } from '../model/ids.ts';
import { teamOf } from '../model/scope.ts';
import { lineIfHeld } from './case-line.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { followUpNeeds, openFollowUp } from './load-follow-up.ts';
import { barredFrom } from './team-member.ts';

const input = z.strictObject({
  followUpId,
  toAgentId: agentId,
  note: z.string().trim().max(2000).default(''),
});

/** A colleague keeps the promise, as at the end of a shift. */
export const handOverFollowUp = defineCommand({
  name: 'follow-up.hand-over',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => [...followUpNeeds(a.followUpId, loaded), { collection: 'agent', id: a.toAgentId }],
  decide(view, a, context) {
    const found = openFollowUp(view, a.followUpId, context);
    if (!found.ok) return found;
    const { caseId, ownerId } = found.record.fields;
    const team = teamOf(found.record.scope);
    const barred = team ? barredFrom(team, view, a.toAgentId) : undefined;
    if (barred) return barred;
    const to = view.get('agent', a.toAgentId);
    const who = to.state === 'present' ? to.record.fields.name : '';
    const line = { body: a.note, data: { followUpId: a.followUpId, to: 'handed-over', reason: who } };
    const lines = caseId ? lineIfHeld(view, caseId, context, 'follow-up', line) : [];
    if (ownerId !== a.toAgentId) return accept(update('followUp', a.followUpId, { ownerId: a.toAgentId }), ...lines);
    // Somebody else handed it to them first: what is to be known is kept all the same.
    return a.note === '' || lines.length === 0 ? refuse('nothing-to-do', 'They have it already.') : accept(...lines);
  },
});

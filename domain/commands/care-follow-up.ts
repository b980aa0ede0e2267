import { z } from 'zod';
import { insert } from '../model/change.ts';
import { agentId, type CustomerId, type FollowUpId, teamId } from '../model/ids.ts';
import type { RecordRef } from '../model/record.ts';
import { teamScope } from '../model/scope.ts';
import { accept, type DecideContext, type Decision, type View } from './definition.ts';
import { newFollowUp } from './new-follow-up.ts';
import { barredFrom, barredTeam } from './team-member.ts';

/** What is planned of a care that no case asks for: by whom, when, and what is to be said or sent by a person. */
export const careInput = z.strictObject({
  teamId,
  ownerId: agentId,
  dueAt: z.int(),
  promise: z.string().trim().min(1).max(2000),
});

export function needsCare(id: FollowUpId, asked: z.infer<typeof careInput>): readonly RecordRef[] {
  return [
    { collection: 'followUp', id },
    { collection: 'team', id: asked.teamId },
    { collection: 'agent', id: asked.ownerId },
  ];
}

/** A follow-up of kind care whose id follows from its reason; whoever calls has seen that it is not there yet. */
export function planned(
  view: View,
  id: FollowUpId,
  customerId: CustomerId | null,
  { teamId: team, ownerId, dueAt, promise }: z.infer<typeof careInput>,
  context: DecideContext,
): Decision {
  const barred = barredTeam(view, team, context, 'Follow-ups can be scheduled') ?? barredFrom(team, view, ownerId);
  if (barred) return barred;
  const fields = newFollowUp({ customerId, ownerId, kind: 'care', dueAt, promise }, context);
  return accept(insert('followUp', id, teamScope(team), fields));
}

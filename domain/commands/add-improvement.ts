import { z } from 'zod';
import { insert } from '../model/change.ts';
import { day } from '../model/day.ts';
import { agentId, improvementActionId, serviceReviewId } from '../model/ids.ts';
import { improvementActionLimits as limits } from '../model/service-review-fields.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { reviewIn } from './load-service-review.ts';
import { barredAgent } from './team-member.ts';

const input = z.strictObject({
  reviewId: serviceReviewId,
  text: z.string().trim().min(1).max(limits.text),
  ownerId: agentId,
  dueOn: day,
});
const args = input.extend({ actionId: improvementActionId });

/** Somebody is to do something about it until a day. The action stands in the workspace's scope, so that whoever owns it sees it, and the review is not. */
export const addImprovement = defineCommand({
  name: 'improvement.add',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, actionId: minter.id() }),
  needs: (a) => [
    { collection: 'serviceReview', id: a.reviewId },
    { collection: 'improvementAction', id: a.actionId },
    { collection: 'agent', id: a.ownerId },
  ],
  decide(view, { actionId: id, ...asked }, context) {
    const found = reviewIn('open', view, asked.reviewId, context);
    if (!found.ok) return found;
    if (view.get('improvementAction', id).state === 'present')
      return refuse('exists', 'This action is written down already.');
    const barred = barredAgent(view, asked.ownerId);
    if (barred) return barred;
    return accept(
      insert('improvementAction', id, 'workspace', {
        ...asked,
        teamId: found.record.fields.teamId,
        ...{ state: 'open', outcome: '', settledBy: null, settledAt: null },
        ...{ createdBy: context.actor.id, createdAt: context.happenedAt, recordedAt: null },
      }),
    );
  },
});

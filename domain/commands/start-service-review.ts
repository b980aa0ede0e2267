import { z } from 'zod';
import { insert } from '../model/change.ts';
import { day } from '../model/day.ts';
import { serviceReviewId, teamId } from '../model/ids.ts';
import { serviceReviewLimits as limits } from '../model/service-review-fields.ts';
import { isZone } from '../rules/calendar/zone-offsets.ts';
import { isLead } from '../rules/rights.ts';
import { accept, defineCommand, refuse } from './definition.ts';

const input = z.strictObject({
  title: z.string().trim().min(1).max(limits.title),
  firstDay: day,
  lastDay: day,
  zone: z.string().max(60).refine(isZone, 'no such time zone'),
  teamId: teamId.nullable().default(null),
});
const args = input.extend({ reviewId: serviceReviewId });

/** A lead begins to look back at a period. What it was like is read from the facts until the review is closed. */
export const startServiceReview = defineCommand({
  name: 'service-review.start',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, reviewId: minter.id() }),
  needs: (a) => [
    { collection: 'serviceReview', id: a.reviewId },
    ...(a.teamId ? [{ collection: 'team' as const, id: a.teamId }] : []),
  ],
  decide(view, { reviewId: id, ...asked }, context) {
    if (!isLead(context.actor)) return refuse('forbidden', 'Service reviews are held by leads.');
    if (view.get('serviceReview', id).state === 'present') return refuse('exists', 'This review is begun already.');
    if (asked.firstDay > asked.lastDay) return refuse('bad-request', 'A period begins before it ends.');
    if (asked.teamId && view.get('team', asked.teamId).state === 'absent')
      return refuse('not-found', 'This team does not exist.');
    return accept(
      insert('serviceReview', id, 'leads', {
        ...asked,
        ...{ summary: '', state: 'open', figures: [], examples: [], closedBy: null, closedAt: null },
        ...{ createdBy: context.actor.id, createdAt: context.happenedAt, recordedAt: null },
      }),
    );
  },
});

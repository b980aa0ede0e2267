import { z } from 'zod';
import { update } from '../model/change.ts';
import { serviceReviewId } from '../model/ids.ts';
import { serviceReviewLimits as limits } from '../model/service-review-fields.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { reviewIn } from './load-service-review.ts';

const input = z.strictObject({
  reviewId: serviceReviewId,
  set: z
    .strictObject({
      title: z.string().trim().min(1).max(limits.title),
      summary: z.string().max(limits.summary),
    })
    .partial()
    .refine((set) => Object.keys(set).length > 0, 'nothing to set'),
});

/** What a review is called and what was concluded in it; two who write at once are merged. */
export const editServiceReview = defineCommand({
  name: 'service-review.edit',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'serviceReview', id: a.reviewId }],
  decide(view, a, context) {
    const found = reviewIn('open', view, a.reviewId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    const names = (['title', 'summary'] as const).filter(
      (name) => a.set[name] !== undefined && a.set[name] !== before[name],
    );
    if (names.length === 0) return refuse('nothing-to-do', 'These values are set already.');
    return accept(update('serviceReview', a.reviewId, Object.fromEntries(names.map((name) => [name, a.set[name]]))));
  },
});

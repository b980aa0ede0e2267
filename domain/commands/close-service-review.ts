import { z } from 'zod';
import { update } from '../model/change.ts';
import { serviceReviewId } from '../model/ids.ts';
import { serviceReviewLimits as limits, reviewExample, reviewFigure } from '../model/service-review-fields.ts';
import { accept, defineCommand } from './definition.ts';
import { reviewIn } from './load-service-review.ts';

const closeInput = z.strictObject({
  reviewId: serviceReviewId,
  /** As whoever closes it had them before their eyes. */
  figures: z.array(reviewFigure).max(limits.figures),
  examples: z.array(reviewExample).max(limits.examples),
});

/** The review is held: from now on its figures and examples stay what they were. */
export const closeServiceReview = defineCommand({
  name: 'service-review.close',
  version: 1,
  input: closeInput,
  args: closeInput,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'serviceReview', id: a.reviewId }],
  decide(view, { reviewId, figures, examples }, context) {
    const found = reviewIn('open', view, reviewId, context);
    if (!found.ok) return found;
    const closed = { closedBy: context.actor.id, closedAt: context.happenedAt };
    return accept(update('serviceReview', reviewId, { state: 'closed', figures, examples, ...closed }));
  },
});

const reopenInput = z.strictObject({ reviewId: serviceReviewId });

/** It was closed too early: figures are read anew until it is closed again. */
export const reopenServiceReview = defineCommand({
  name: 'service-review.reopen',
  version: 1,
  input: reopenInput,
  args: reopenInput,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'serviceReview', id: a.reviewId }],
  decide(view, { reviewId }, context) {
    const found = reviewIn('closed', view, reviewId, context);
    if (!found.ok) return found;
    const nothing = { figures: [], examples: [], closedBy: null, closedAt: null };
    return accept(update('serviceReview', reviewId, { state: 'open', ...nothing }));
  },
});

import type { FieldsOf } from '../../model/collections.ts';
import type { ServiceReviewId } from '../../model/ids.ts';

export type ReviewMark = Pick<FieldsOf<'serviceReview'>, 'teamId' | 'createdAt'> & { readonly id: ServiceReviewId };
export type ActionMark = Pick<
  FieldsOf<'improvementAction'>,
  'reviewId' | 'teamId' | 'createdAt' | 'state' | 'settledAt'
>;

/** Of one team, or of all: what was decided for all concerns each. */
function concerns({ teamId }: Pick<ActionMark, 'teamId'>, review: ReviewMark): boolean {
  return review.teamId === null || teamId === null || teamId === review.teamId;
}

function isBefore(a: ReviewMark, b: ReviewMark): boolean {
  return a.createdAt === b.createdAt ? a.id < b.id : a.createdAt < b.createdAt;
}

/**
 * Actions of earlier reviews that stand in this one: those that are open still, and those settled since the review before was begun. So an action
 * comes back in every review until it is settled, and once more in the next one, to tell what came of it.
 */
export function carriedOver<A extends ActionMark>(
  review: ReviewMark,
  reviews: readonly ReviewMark[],
  actions: readonly A[],
): readonly A[] {
  const byId = new Map(reviews.map((each) => [each.id, each]));
  const earlier = reviews.filter((each) => concerns(each, review) && isBefore(each, review));
  const since = Math.max(Number.NEGATIVE_INFINITY, ...earlier.map(({ createdAt }) => createdAt));
  return actions.filter((action) => {
    if (action.reviewId === review.id || !concerns(action, review)) return false;
    const origin = byId.get(action.reviewId);
    if (origin ? !isBefore(origin, review) : action.createdAt >= review.createdAt) return false;
    return action.state === 'open' || (action.settledAt ?? Number.NEGATIVE_INFINITY) >= since;
  });
}

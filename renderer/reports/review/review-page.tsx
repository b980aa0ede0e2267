import { serviceReviewId } from '#domain/model/ids.ts';
import { useAgent, useRoute } from '../../state/core-context.tsx';
import { ReviewListPage } from './review-list-page.tsx';
import { ReviewView } from './review-view.tsx';

/** `#/reports/review`: my improvement actions and, for leads, the reviews; `?id=…` one of them. */
export function ReviewPage() {
  const id = useRoute(({ params }) => params.id);
  const { role } = useAgent();
  const known = serviceReviewId.safeParse(id).data;
  return known && role !== 'agent' ? <ReviewView key={known} reviewId={known} /> : <ReviewListPage />;
}

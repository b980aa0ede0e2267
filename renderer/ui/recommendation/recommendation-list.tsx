import { useTranslation } from 'react-i18next';
import type { RecommendationView } from '#domain/contract/ipc/recommendation-views.ts';
import type { CaseId, CustomerId } from '#domain/model/ids.ts';
import { useQuery } from '../../state/use-query.ts';
import css from '../cooperation/item.module.css';
import { RecommendationItem } from './recommendation-item.tsx';
import { SuggestForm } from './suggest-form.tsx';

const none: readonly RecommendationView[] = [];

export function useRecommendations(customerId: CustomerId): readonly RecommendationView[] {
  const collections = ['recommendation', 'customer', 'article', 'agent'];
  return useQuery('recommendations.list', { customerId }, { collections }).value ?? none;
}

interface Props {
  readonly customerId: CustomerId;
  /** On which a new one is thought of. */
  readonly caseId: CaseId | null;
  readonly recommendations: readonly RecommendationView[];
  readonly suggesting: boolean;
  onSuggested(): void;
}

/** What else may help a customer, and the form for another one. */
export function RecommendationList({ customerId, caseId, recommendations, suggesting, onSuggested }: Props) {
  const { t } = useTranslation('recommendations');
  return (
    <>
      {recommendations.length === 0 && !suggesting && <p className={css.none}>{t('none')}</p>}
      {suggesting && <SuggestForm customerId={customerId} caseId={caseId} onDone={onSuggested} />}
      {recommendations.length > 0 && (
        <ul className={css.items}>
          {recommendations.map((recommendation) => (
            <RecommendationItem key={recommendation.id} recommendation={recommendation} />
          ))}
        </ul>
      )}
    </>
  );
}

import { Lightbulb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RecommendationView } from '#domain/contract/ipc/recommendation-views.ts';
import { tellingBar } from '#domain/rules/telling.ts';
import css from '../holding/holding.module.css';

/** As many as are looked over while it rings. */
const mostShown = 2;

/** What somebody who calls can be told of, and whether they must ask first. */
export function CallerRecommendations({
  recommendations,
}: {
  readonly recommendations: readonly RecommendationView[];
}) {
  const { t } = useTranslation('recommendations');
  return recommendations.slice(0, mostShown).map((recommendation) => (
    <p key={recommendation.id} className={css.caller}>
      <Lightbulb size={13} aria-hidden="true" />
      <span className="hf-truncate">{recommendation.text}</span>
      <span className={css.number}>
        {t(
          recommendation.state === 'told'
            ? 'caller.told'
            : tellingBar(recommendation, 'phone', false) === null
              ? 'caller.mayBeTold'
              : 'caller.onlyAsked',
        )}
      </span>
    </p>
  ));
}

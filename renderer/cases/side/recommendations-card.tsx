import { Button } from '@mantine/core';
import { Lightbulb } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId, CustomerId } from '#domain/model/ids.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { RecommendationList, useRecommendations } from '../../ui/recommendation/recommendation-list.tsx';
import css from './follow-ups-card.module.css';

interface Props {
  readonly caseId: CaseId;
  readonly customerId: CustomerId;
}

/** What else may help the customer of a case. */
export function RecommendationsCard({ caseId, customerId }: Props) {
  const { t } = useTranslation('recommendations');
  const recommendations = useRecommendations(customerId);
  const [suggesting, setSuggesting] = useState(false);
  const suggest = () => setSuggesting(true);
  useActions([{ id: 'case.recommend', applies: !suggesting, run: suggest }]);
  return (
    <div className={css.card} data-empty={(recommendations.length === 0 && !suggesting) || undefined}>
      <RecommendationList
        {...{ caseId, customerId, recommendations, suggesting }}
        onSuggested={() => setSuggesting(false)}
      />
      {!suggesting && (
        <Button variant="default" leftSection={<Lightbulb size={14} aria-hidden="true" />} onClick={suggest}>
          {t('suggest')}
        </Button>
      )}
    </div>
  );
}

import { ActionIcon } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '#domain/model/ids.ts';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { RecommendationList, useRecommendations } from '../ui/recommendation/recommendation-list.tsx';
import { Section } from '../ui/section.tsx';
import css from './customer-detail.module.css';

/** What else may help this customer, with what they said of it. */
export function CustomerRecommendations({ customerId }: { readonly customerId: CustomerId }) {
  const { t } = useTranslation('recommendations');
  const recommendations = useRecommendations(customerId);
  const [suggesting, setSuggesting] = useState(false);
  const suggest = () => setSuggesting(true);
  useActions([{ id: 'customer.recommend', applies: !suggesting, run: suggest }]);
  return (
    <Section
      title={t('title')}
      count={recommendations.length}
      actions={
        <ActionIcon aria-label={t('suggest')} title={t('suggest')} onClick={suggest}>
          <Plus size={16} aria-hidden="true" />
        </ActionIcon>
      }
    >
      <div className={css.cards}>
        <RecommendationList
          {...{ customerId, recommendations, suggesting }}
          caseId={null}
          onSuggested={() => setSuggesting(false)}
        />
      </div>
    </Section>
  );
}

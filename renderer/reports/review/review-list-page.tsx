import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgent, useNavigation } from '../../state/core-context.tsx';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../state/use-query.ts';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { FailureState } from '../../ui/states.tsx';
import dashboardCss from '../dashboards/dashboard.module.css';
import { DashboardTabs } from '../dashboards/dashboard-tabs.tsx';
import { ActionList } from './action-list.tsx';
import css from './review.module.css';
import { ReviewList } from './review-list.tsx';
import { StartReview } from './start-review.tsx';

/** What I am to do, for everybody; the reviews, for leads. */
export function ReviewListPage() {
  const { t } = useTranslation(['service-review', 'reports']);
  const navigation = useNavigation();
  const isLead = useAgent().role !== 'agent';
  const [starting, setStarting] = useState(false);
  const mine = useQuery('improvements.list', {}, { collections: ['improvementAction', 'agent'] });
  const open = mine.value?.filter(({ state }) => state === 'open') ?? [];
  useActions(isLead ? [{ id: 'list.new', run: () => setStarting(true) }] : []);
  return (
    <Page
      title={t('reports:title')}
      sunken
      actions={
        isLead &&
        !starting && (
          <Button leftSection={<Plus size={14} aria-hidden="true" />} onClick={() => setStarting(true)}>
            {t('start')}
          </Button>
        )
      }
    >
      <DashboardTabs current="review" params={{}} />
      <div className={dashboardCss.page}>
        {starting && (
          <StartReview
            onStarted={(id) => navigation.go('reports', 'review', { id })}
            onClose={() => setStarting(false)}
          />
        )}
        <Section title={t('mine.title')} count={open.length}>
          <div className={css.body}>
            {mine.value ? (
              <ActionList actions={mine.value} none={t('mine.none')} isMine />
            ) : (
              mine.failure && <FailureState failure={mine.failure} />
            )}
          </div>
        </Section>
        {isLead && <ReviewList />}
      </div>
    </Page>
  );
}

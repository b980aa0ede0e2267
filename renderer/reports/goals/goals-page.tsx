import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';
import dashboardCss from '../dashboards/dashboard.module.css';
import { DashboardTabs } from '../dashboards/dashboard-tabs.tsx';
import { GoalsSection } from './goals-section.tsx';
import { LeagueSection } from './league-section.tsx';
import { ThanksSection } from './thanks-section.tsx';

/** `#/reports/goals`: what figures are to come to, agents side by side, and what colleagues thank each other for. */
export function GoalsPage() {
  const { t } = useTranslation('reports');
  return (
    <Page title={t('title')} sunken>
      <DashboardTabs current="goals" params={{}} />
      <div className={dashboardCss.page}>
        <GoalsSection />
        <LeagueSection />
        <ThanksSection />
      </div>
    </Page>
  );
}

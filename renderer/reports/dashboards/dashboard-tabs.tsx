import { useTranslation } from 'react-i18next';
import { type DashboardName, dashboardNames } from '#domain/rules/report-pages/report-pages.ts';
import { useAgent } from '../../state/core-context.tsx';
import { hrefOf } from '../../state/route.ts';
import { PageTabs } from '../../ui/page-tabs.tsx';

interface Props {
  readonly current: DashboardName | 'board' | 'staffing' | 'goals' | 'review' | 'saved' | 'schedules';
  /** Of the address: the days and whose work stay the same from page to page. */
  readonly params: Readonly<Record<string, string>>;
}

export function DashboardTabs({ current, params }: Props) {
  const { t } = useTranslation(['reports', 'report-builder', 'report-schedules']);
  const { role } = useAgent();
  const page = (name: Props['current'], text: string) => ({ name, text, href: hrefOf('reports', name) });
  const forLeads = (...pages: readonly ReturnType<typeof page>[]) => (role === 'agent' ? [] : pages);
  const tabs = [
    page('board', t('dashboard.board')),
    ...dashboardNames.map((name) => ({
      ...page(name, t(`dashboard.${name}`)),
      href: hrefOf('reports', name, params),
    })),
    ...forLeads(page('staffing', t('dashboard.staffing'))),
    page('goals', t('dashboard.goals')),
    page('review', t('dashboard.review')),
    page('saved', t('report-builder:saved.title')),
    ...forLeads(page('schedules', t('report-schedules:tab'))),
  ];
  return <PageTabs label={t('dashboards')} tabs={tabs} current={current} asBar />;
}

import { useTranslation } from 'react-i18next';
import { type DashboardName, dashboardNames } from '#domain/rules/report-pages/report-pages.ts';
import { useAgent } from '../../state/core-context.tsx';
import { hrefOf } from '../../state/route.ts';
import css from './dashboard-tabs.module.css';

interface Props {
  readonly current: DashboardName | 'board' | 'staffing' | 'goals' | 'review' | 'saved' | 'schedules';
  /** Of the address: the days and whose work stay the same from page to page. */
  readonly params: Readonly<Record<string, string>>;
}

export function DashboardTabs({ current, params }: Props) {
  const { t } = useTranslation(['reports', 'report-builder', 'report-schedules']);
  const { role } = useAgent();
  return (
    <nav className={css.tabs} aria-label={t('dashboards')}>
      <a href={hrefOf('reports', 'board')} className={css.tab} aria-current={current === 'board' ? 'page' : undefined}>
        {t('dashboard.board')}
      </a>
      {dashboardNames.map((name) => (
        <a
          key={name}
          href={hrefOf('reports', name, params)}
          className={css.tab}
          aria-current={name === current ? 'page' : undefined}
        >
          {t(`dashboard.${name}`)}
        </a>
      ))}
      {role !== 'agent' && (
        <a
          href={hrefOf('reports', 'staffing')}
          className={css.tab}
          aria-current={current === 'staffing' ? 'page' : undefined}
        >
          {t('dashboard.staffing')}
        </a>
      )}
      <a href={hrefOf('reports', 'goals')} className={css.tab} aria-current={current === 'goals' ? 'page' : undefined}>
        {t('dashboard.goals')}
      </a>
      <a
        href={hrefOf('reports', 'review')}
        className={css.tab}
        aria-current={current === 'review' ? 'page' : undefined}
      >
        {t('dashboard.review')}
      </a>
      <a href={hrefOf('reports', 'saved')} className={css.tab} aria-current={current === 'saved' ? 'page' : undefined}>
        {t('report-builder:saved.title')}
      </a>
      {role !== 'agent' && (
        <a
          href={hrefOf('reports', 'schedules')}
          className={css.tab}
          aria-current={current === 'schedules' ? 'page' : undefined}
        >
          {t('report-schedules:tab')}
        </a>
      )}
    </nav>
  );
}

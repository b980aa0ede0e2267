import { useTranslation } from 'react-i18next';
import type { ReportContent } from '#domain/model/report-schedule-fields.ts';
import { useSharedReports } from './use-shared-reports.ts';

/** What a schedule makes: `Volume · The week before`, or a saved report by its name. */
export function useContentWords(): (content: ReportContent) => string {
  const { t } = useTranslation(['report-schedules', 'reports']);
  const saved = useSharedReports();
  const nameOf = (content: ReportContent): string => {
    if (!('report' in content)) return t(`reports:dashboard.${content.page}`);
    if (!saved) return '…';
    return saved.find(({ id }) => id === content.report)?.name ?? t('what.gone');
  };
  return (content) => t('of', { page: nameOf(content), period: t(`period.${content.period}`) });
}

import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedReport } from '#domain/contract/ipc/report-builder-views.ts';
import { useNavigation, useRoute } from '../../state/core-context.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, FailureState, LoadingState } from '../../ui/states.tsx';
import { DashboardTabs } from '../dashboards/dashboard-tabs.tsx';
import { ReportBuilder } from './report-builder.tsx';
import { SavedList } from './saved-list.tsx';
import { placeOf } from './saved-wish.ts';
import { useSavedReports } from './use-saved-reports.ts';

/** `#/reports/saved`: the reports that were put together here. `report=<id>` opens one, `report=new` begins another. */
export function SavedReportsPage() {
  const { t } = useTranslation(['report-builder', 'reports']);
  const asked = useRoute((route) => route.params.report);
  const { value, failure } = useSavedReports();
  if (asked === 'new') return <ReportBuilder key="new" saved={null} />;
  const found = value?.find(({ id }) => id === asked);
  if (found) return <Opened key={found.id} report={found} />;
  return (
    <Page title={t('reports:title')} sunken>
      <DashboardTabs current="saved" params={{}} />
      {!value && (failure ? <FailureState failure={failure} /> : <LoadingState />)}
      {value && asked !== undefined && <EmptyState title={t('saved.gone')} hint={t('saved.goneHint')} />}
      {value && <SavedList reports={value} />}
    </Page>
  );
}

/** Rows are shown where they are put together; a dashboard is shown on its page. */
function Opened({ report }: { readonly report: SavedReport }) {
  const navigation = useNavigation();
  const { content } = report;
  useEffect(() => {
    if (content.kind === 'rows') return;
    const place = placeOf({ id: report.id, content });
    navigation.replace('reports', place.id, place.params);
  }, [navigation, report.id, content]);
  return content.kind === 'rows' ? <ReportBuilder saved={{ ...report, content }} /> : <LoadingState />;
}

import { ActionIcon } from '@mantine/core';
import dayjs from 'dayjs';
import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation, useRoute } from '../../state/core-context.tsx';
import { zoneHere } from '../../state/format-day.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../state/use-query.ts';
import { Page } from '../../ui/page.tsx';
import { FailureState, LoadingState } from '../../ui/states.tsx';
import { useToday } from '../../ui/use-today.ts';
import dashboardCss from '../dashboards/dashboard.module.css';
import { DashboardTabs } from '../dashboards/dashboard-tabs.tsx';
import { StaffingExport } from './staffing-export.tsx';
import { StaffingForm } from './staffing-form.tsx';
import { StaffingPlanView } from './staffing-plan-view.tsx';
import { type StaffingWish, staffingInput, staffingParams, staffingWishOf } from './staffing-wish.ts';

/** `#/reports/staffing?day=2026-11-30&weeks=13&…`: who is needed on the telephone, half hour by half hour. Tomorrow, when no day is named. */
export function StaffingPage() {
  const { t } = useTranslation('reports');
  const navigation = useNavigation();
  const params = useRoute((route) => route.params);
  const [exporting, setExporting] = useState(false);
  const tomorrow = dayjs(useToday()).add(1, 'day').format('YYYY-MM-DD');
  const wish = useMemo(() => staffingWishOf(params, tomorrow), [params, tomorrow]);
  const { value, failure } = useQuery('staffing.get', staffingInput(wish, zoneHere() || 'UTC'), {
    ...{ collections: ['facts', 'definition'], keepFormer: true },
  });
  const show = (next: StaffingWish) => navigation.replace('reports', 'staffing', staffingParams(next, tomorrow));
  const canExport = value?.halfHours.some(({ calls }) => calls > 0) ?? false;
  useActions([{ id: 'report.export', applies: canExport, run: () => setExporting(true) }]);
  return (
    <Page
      title={t('title')}
      sunken
      actions={
        <ActionIcon
          variant="default"
          size={30}
          disabled={!canExport}
          aria-label={t('staffing.export')}
          title={t('staffing.export')}
          onClick={() => setExporting(true)}
        >
          <Download size={15} aria-hidden="true" />
        </ActionIcon>
      }
    >
      <DashboardTabs current="staffing" params={{}} />
      <div className={dashboardCss.page}>
        <StaffingForm wish={wish} onChange={show} />
        {value ? <StaffingPlanView plan={value} /> : failure ? <FailureState failure={failure} /> : <LoadingState />}
      </div>
      {exporting && value && <StaffingExport wish={wish} plan={value} onClose={() => setExporting(false)} />}
    </Page>
  );
}

import { ActionIcon, SegmentedControl } from '@mantine/core';
import { Download, History } from 'lucide-react';
import { type ComponentType, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Narrowing, narrowingsFor } from '#domain/rules/report-pages/narrowings.ts';
import { type Clock, clocks, dashboardNames, dashboardOf } from '#domain/rules/report-pages/report-pages.ts';
import { isLead } from '#domain/rules/rights.ts';
import { useAgent, useNavigation, useRoute } from '../state/core-context.tsx';
import { zoneHere } from '../state/format-day.ts';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { Page } from '../ui/page.tsx';
import { press } from '../ui/press.ts';
import { useToday } from '../ui/use-today.ts';
import { BoardPage } from './board/board-page.tsx';
import { SaveDashboard } from './builder/save-dashboard.tsx';
import { SavedReportsPage } from './builder/saved-reports-page.tsx';
import { DashboardTabs } from './dashboards/dashboard-tabs.tsx';
import { DashboardView } from './dashboards/dashboard-view.tsx';
import { ExportDialog } from './export/export-dialog.tsx';
import { PastExports } from './export/past-exports.tsx';
import { FilterBar } from './filters/filter-bar.tsx';
import { frameOf } from './filters/report-frame.ts';
import { paramsOf, type Wish, wishOf } from './filters/wish.ts';
import { GoalsPage } from './goals/goals-page.tsx';
import { ReviewPage } from './review/review-page.tsx';
import { type Opened, openedOf, openedParams } from './rows/opened.ts';
import { RowsDrawer } from './rows/rows-drawer.tsx';
import { SchedulesPage } from './schedules/schedules-page.tsx';
import { StaffingPage } from './staffing/staffing-page.tsx';

/** Pages of their own; everything else is a dashboard. */
const pages = new Map<string, ComponentType>([
  ['board', BoardPage],
  ['goals', GoalsPage],
  ['review', ReviewPage],
  ['saved', SavedReportsPage],
  ['schedules', SchedulesPage],
  ['staffing', StaffingPage],
]);

/** `#/reports/board` and the other pages above, and the dashboards. Who leads begins with what goes on now, the others with their own work. */
export function ReportsPage() {
  const first = isLead(useAgent()) ? 'board' : 'volume';
  const Shown = useRoute(({ id }) => pages.get(id ?? first)) ?? DashboardsPage;
  return <Shown />;
}

/**
 * `#/reports/<dashboard>?period=30&compare=before&teamId=…` and the other things a report is narrowed to; `clock=business` counts durations in
 * the hours of service, `side` what stands side by side, `rows=<metric>` shows what a figure was counted from.
 */
function DashboardsPage() {
  const { t } = useTranslation('reports');
  const navigation = useNavigation();
  const id = useRoute((route) => route.id);
  const params = useRoute((route) => route.params);
  const today = useToday();
  const [exporting, setExporting] = useState(false);
  const [looking, setLooking] = useState(false);
  const narrow = useRef<HTMLButtonElement>(null);
  const name = dashboardNames.find((each) => each === id) ?? 'volume';
  const clock = clocks.find((each) => each === params.clock) ?? 'wall';
  const wish = useMemo(() => wishOf(params, today), [params, today]);
  const frame = useMemo(() => frameOf(wish, today, zoneHere() || 'UTC'), [wish, today]);
  const dashboard = useMemo(() => dashboardOf(name, clock), [name, clock]);

  const me = useAgent();
  const choices = narrowingsFor(me.role);
  const mayExport = isLead(me);
  const side = choices.find((each) => each === params.side) ?? choices[0] ?? 'type';

  const address = (wished: Wish, by: Clock, beside: Narrowing) => ({
    ...paramsOf(wished),
    ...(by === 'business' && { clock: by }),
    ...(beside !== choices[0] && { side: beside }),
  });
  const kept = address(wish, clock, side);
  const show = (next: ReturnType<typeof address>) => navigation.replace('reports', name, next);
  const open = (one: Opened) => navigation.go('reports', name, { ...kept, ...openedParams(one) });
  const opened = openedOf(params);
  useActions([
    { id: 'report.narrow', run: () => press(narrow.current) },
    { id: 'report.export', applies: mayExport, run: () => setExporting(true) },
  ]);
  return (
    <Page
      title={t('title')}
      sunken
      actions={
        <>
          {dashboard.hasClock && (
            <SegmentedControl
              aria-label={t('clock.label')}
              value={clock}
              data={clocks.map((each) => ({ value: each, label: t(`clock.${each}`) }))}
              onChange={(chosen) => show(address(wish, chosen as Clock, side))}
            />
          )}
          <FilterBar wish={wish} frame={frame} onChange={(next) => show(address(next, clock, side))} button={narrow} />
          <SaveDashboard shown={{ page: name, clock, side, wish }} />
          {mayExport && <ExportButtons onExport={() => setExporting(true)} onLook={() => setLooking(true)} />}
        </>
      }
    >
      <DashboardTabs current={name} params={kept} />
      <DashboardView
        key={name}
        dashboard={dashboard}
        frame={frame}
        side={side}
        onSide={(next) => show(address(wish, clock, next))}
        onOpen={open}
      />
      <RowsDrawer
        opened={opened}
        frame={frame}
        onClose={() => show(kept)}
        onExport={mayExport ? () => setExporting(true) : null}
      />
      <PastExports opened={looking} onClose={() => setLooking(false)} />
      {exporting && (
        <ExportDialog
          name={name}
          dashboard={dashboard}
          frame={frame}
          side={side}
          opened={opened}
          onClose={() => setExporting(false)}
        />
      )}
    </Page>
  );
}

interface ButtonProps {
  onExport(): void;
  onLook(): void;
}

function ExportButtons({ onExport, onLook }: ButtonProps) {
  const { t } = useTranslation('reports');
  const buttons = [
    ['past', History, onLook],
    ['title', Download, onExport],
  ] as const;
  return buttons.map(([name, Icon, onClick]) => (
    <ActionIcon
      key={name}
      variant="default"
      size={30}
      aria-label={t(`export.${name}`)}
      title={t(`export.${name}`)}
      onClick={onClick}
    >
      <Icon size={15} aria-hidden="true" />
    </ActionIcon>
  ));
}

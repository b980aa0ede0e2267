import { Button } from '@mantine/core';
import { CalendarClock, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportScheduleView } from '#domain/contract/ipc/report-schedule-views.ts';
import { isLead } from '#domain/rules/rights.ts';
import { useAgent } from '../../state/core-context.tsx';
import { useQuery } from '../../state/use-query.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState, FailureState, LoadingState } from '../../ui/states.tsx';
import { DashboardTabs } from '../dashboards/dashboard-tabs.tsx';
import { RunsDialog } from './runs-dialog.tsx';
import { ScheduleCard } from './schedule-card.tsx';
import { ScheduleForm } from './schedule-form.tsx';
import css from './schedules.module.css';

/** What is open over the list. */
type Open = { readonly form: ReportScheduleView | null } | { readonly runs: ReportScheduleView };

/** `#/reports/schedules`: what the server makes by itself, when next, and what became of the last time. */
export function SchedulesPage() {
  const { t } = useTranslation(['report-schedules', 'reports']);
  const me = useAgent();
  const mayUse = isLead(me);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <Page
      title={t('reports:title')}
      sunken
      actions={
        mayUse && (
          <Button leftSection={<Plus size={14} aria-hidden="true" />} onClick={() => setOpen({ form: null })}>
            {t('add')}
          </Button>
        )
      }
    >
      <DashboardTabs current="schedules" params={{}} />
      {mayUse ? (
        <List onEdit={(form) => setOpen({ form })} onRuns={(runs) => setOpen({ runs })} />
      ) : (
        <EmptyState icon={CalendarClock} title={t('leads')} />
      )}
      {open && 'form' in open && <ScheduleForm schedule={open.form} onClose={close} />}
      {open && 'runs' in open && <RunsDialog schedule={open.runs} onClose={close} />}
    </Page>
  );
}

interface ListProps {
  onEdit(schedule: ReportScheduleView): void;
  onRuns(schedule: ReportScheduleView): void;
}

function List({ onEdit, onRuns }: ListProps) {
  const { t } = useTranslation('report-schedules');
  const { value, failure } = useQuery('reportSchedules.list', {}, { collections: ['reportSchedule', 'reportRun'] });
  if (!value) return failure ? <FailureState failure={failure} /> : <LoadingState />;
  if (value.rows.length === 0) return <EmptyState icon={CalendarClock} title={t('none')} hint={t('noneHint')} />;
  return (
    <div className={css.page}>
      <p className={css.note}>{t('intro')}</p>
      <ul className={css.list} aria-label={t('title')}>
        {value.rows.map((schedule) => (
          <ScheduleCard
            key={schedule.id}
            schedule={schedule}
            onEdit={() => onEdit(schedule)}
            onRuns={() => onRuns(schedule)}
          />
        ))}
      </ul>
    </div>
  );
}

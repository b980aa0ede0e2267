import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffingPlan } from '#domain/contract/ipc/staffing-procedures.ts';
import { Chart } from '../charts/chart.tsx';
import css from './staffing.module.css';
import { busyPart } from './staffing-cells.ts';
import { StaffingTable } from './staffing-table.tsx';
import { useStaffingModel } from './use-staffing-model.ts';

/** Who is needed, as a course and as a table, and by which days that is said. */
export function StaffingPlanView({ plan }: { readonly plan: StaffingPlan }) {
  const { t } = useTranslation('reports');
  const shown = useMemo(() => busyPart(plan.halfHours), [plan]);
  const model = useStaffingModel(shown);
  const { days } = plan;
  if (days.length === 0) return <p className={css.note}>{t('staffing.noDays')}</p>;
  return (
    <>
      <p className={css.note}>{t('staffing.by', { count: days.length, first: days.at(-1), last: days[0] })}</p>
      {shown.length === 0 ? (
        <p className={css.note}>{t('staffing.noCalls')}</p>
      ) : (
        <>
          <Chart model={model} />
          <StaffingTable halfHours={shown} />
        </>
      )}
      <p className={css.note}>{t('staffing.model')}</p>
    </>
  );
}

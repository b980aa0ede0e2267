import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffingHalfHour, StaffingPlan } from '#domain/contract/ipc/staffing-procedures.ts';
import type { ChartModel } from '#domain/rules/report-pages/chart-model.ts';
import { sayValue } from '../../state/format-figure.ts';
import { useLocale } from '../../state/use-locale.ts';
import { clockOf } from '../../ui/service/hours-text.ts';
import { Chart } from '../charts/chart.tsx';
import css from './staffing.module.css';
import { StaffingTable } from './staffing-table.tsx';

/** The part of the day in which anybody calls. */
function busyPart(halfHours: readonly StaffingHalfHour[]): readonly StaffingHalfHour[] {
  const isBusy = ({ calls }: StaffingHalfHour) => calls > 0;
  const first = halfHours.findIndex(isBusy);
  return first < 0 ? [] : halfHours.slice(first, halfHours.findLastIndex(isBusy) + 1);
}

/** Who is needed, as a course and as a table, and by which days that is said. */
export function StaffingPlanView({ plan }: { readonly plan: StaffingPlan }) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const shown = useMemo(() => busyPart(plan.halfHours), [plan]);
  const model = useMemo<ChartModel>(
    () => ({
      ...{ kind: 'columns', title: t('staffing.title'), placesName: t('staffing.halfHour'), unit: 'count' },
      places: shown.map(({ minute }) => ({ key: String(minute), label: clockOf(minute) })),
      series: [
        {
          ...{ key: 'agents', name: t('staffing.agents'), tone: 'first' },
          values: shown.map(({ need }) => need?.agents ?? null),
        },
        {
          ...{ key: 'rostered', name: t('staffing.rostered'), tone: 'compared' },
          values: shown.map(({ need }) => need?.rostered ?? null),
        },
      ],
      say: (value) => sayValue(value, 'count', locale),
    }),
    [shown, locale, t],
  );
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

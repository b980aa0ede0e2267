import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffingHalfHour } from '#domain/contract/ipc/staffing-procedures.ts';
import type { ChartModel } from '#domain/rules/report-pages/chart-model.ts';
import { sayValue } from '#domain/rules/report-pages/say-value.ts';
import { useLocale } from '../../state/use-locale.ts';
import { clockOf } from '../../ui/service/hours-text.ts';

/** Who is needed, half hour by half hour, as a chart; for the screen and for files alike. */
export function useStaffingModel(halfHours: readonly StaffingHalfHour[]): ChartModel {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  return useMemo<ChartModel>(
    () => ({
      ...{ kind: 'columns', title: t('staffing.title'), placesName: t('staffing.halfHour'), unit: 'count' },
      places: halfHours.map(({ minute }) => ({ key: String(minute), label: clockOf(minute) })),
      series: [
        {
          ...{ key: 'agents', name: t('staffing.agents'), tone: 'first' },
          values: halfHours.map(({ need }) => need?.agents ?? null),
        },
        {
          ...{ key: 'rostered', name: t('staffing.rostered'), tone: 'compared' },
          values: halfHours.map(({ need }) => need?.rostered ?? null),
        },
      ],
      say: (value) => sayValue(value, 'count', locale),
    }),
    [halfHours, locale, t],
  );
}

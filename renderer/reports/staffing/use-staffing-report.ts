import { useTranslation } from 'react-i18next';
import type { StaffingPlan } from '#domain/contract/ipc/staffing-procedures.ts';
import type { ReportTable } from '#domain/report-files/report.ts';
import { kindOf } from '#domain/rules/report-pages/model-table.ts';
import { useAgent } from '../../state/core-context.tsx';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import { usePeople } from '../../state/use-people.ts';
import { clockOf } from '../../ui/service/hours-text.ts';
import { chartsForPaper } from '../export/charts-for-paper.ts';
import type { ShownReport } from '../export/use-report.ts';
import { busyPart, staffingCells, staffingColumnNames, staffingColumns } from './staffing-cells.ts';
import { goalNames, type StaffingWish } from './staffing-wish.ts';
import { useStaffingModel } from './use-staffing-model.ts';

/** The plan as it is on show, in the words of a file: what it is asked for, by which days, its course and its half hours. */
export function useStaffingReport(wish: StaffingWish, plan: StaffingPlan): () => Promise<ShownReport> {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const me = useAgent();
  const { teams } = usePeople();
  const halfHours = busyPart(plan.halfHours);
  const model = useStaffingModel(halfHours);
  const line = (label: string, value: string) => [{ label, value }];
  const team = teams.find(({ id }) => id === wish.team)?.name ?? t('filter.any');
  const { days } = plan;
  const table: ReportTable = {
    title: t('staffing.table'),
    columns: [
      { key: 'from', label: t('staffing.halfHour'), kind: 'text' },
      ...staffingColumnNames.map((key) => ({
        ...{ key, label: t(`staffing.column.${key}`) },
        // Of the days it is the mean, and so no whole number.
        kind: key === 'calls' ? ('number' as const) : kindOf(staffingColumns[key]),
      })),
    ],
    rows: halfHours.map((each) => {
      const cells = staffingCells(each);
      return [clockOf(each.minute), ...staffingColumnNames.map((key) => cells[key])];
    }),
  };
  return async () => ({
    about: [
      ...line(t('staffing.day'), wish.day),
      ...line(t('staffing.weeks'), t('staffing.by', { count: days.length, first: days.at(-1), last: days[0] })),
      ...line(t('dimension.teamId'), team),
      ...goalNames.flatMap((name) =>
        line(t(`staffing.goal.${name}`), `${numberText(wish.goal[name], locale)}${name === 'within' ? ' s' : ' %'}`),
      ),
      ...line(t('staffing.how'), t('staffing.model')),
      ...line(t('export.madeBy'), me.name),
    ],
    definitions: [],
    tables: [table],
    charts: await chartsForPaper([model], t),
  });
}

import type { FiguresAsked } from '#domain/contract/ipc/report-views.ts';
import { dateOf, dayMs } from '#domain/rules/calendar/local-date.ts';
import { bucketFor, comparedWith } from '#domain/rules/report-pages/period.ts';
import { type DashboardName, dashboardOf, metricsOf } from '#domain/rules/report-pages/report-pages.ts';
import type { World } from '../generate/world.ts';

type Asked = Omit<FiguresAsked, 'filters'>;

/** What a page asks for: its figures first of all, and once they are on show the charts that hold values apart, and the table below. */
export interface PageAsks {
  readonly first: Asked;
  readonly others: readonly Asked[];
}

export const benchZone = 'Asia/Shanghai';

/** The last so many days, held against as many before. */
export function pageAsks(world: World, name: DashboardName, days: number): PageAsks {
  const today = Math.floor(world.now / dayMs);
  const period = { from: dateOf(today - days + 1), to: dateOf(today) };
  const page = dashboardOf(name, 'wall');
  const common = { period, zone: benchZone, compare: comparedWith(period, 'own', 'before') };
  const apart = (metrics: readonly string[], groupBy: string): Asked => ({
    ...{ ...common, metrics: [...metrics], bucket: null, groupBy },
  });
  return {
    first: { ...common, metrics: [...metricsOf(page)], bucket: bucketFor(period), groupBy: null },
    others: [
      ...page.charts.flatMap((chart) => ('by' in chart ? [apart([chart.metric], chart.by)] : [])),
      apart(page.compared, 'teamId'),
    ],
  };
}

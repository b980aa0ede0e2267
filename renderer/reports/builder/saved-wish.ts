import type { SavedReport } from '#domain/contract/ipc/report-builder-views.ts';
import type { RowsReport, SavedReportContent } from '#domain/rules/report-builder/saved-report.ts';
import { type Narrowing, narrowings } from '#domain/rules/report-pages/narrowings.ts';
import type { Clock, DashboardName } from '#domain/rules/report-pages/report-pages.ts';
import { paramsOf, type Wish } from '../filters/wish.ts';

type Days = Pick<SavedReportContent, 'period' | 'own' | 'narrowed'>;
type Params = Readonly<Record<string, string>>;

/** The days and whose work, as the bar above a report shows them. */
export function wishFrom({ period, own, narrowed }: Days): Wish {
  return { period, own, comparison: 'none', narrowed };
}

/** The other way: what is empty is not asked for. */
export function daysOf({ period, own, narrowed }: Wish): Days {
  const asked = narrowings.flatMap((name) => {
    const values = narrowed[name] ?? [];
    return values.length > 0 ? [[name, [...values]]] : [];
  });
  return { period, own: { ...own }, narrowed: Object.fromEntries(asked) };
}

export interface ShownDashboard {
  readonly page: DashboardName;
  readonly clock: Clock;
  readonly side: Narrowing;
  readonly wish: Wish;
}

export function dashboardContent({ page, clock, side, wish }: ShownDashboard): SavedReportContent {
  return { version: 1, kind: 'dashboard', page, clock, side, comparison: wish.comparison, ...daysOf(wish) };
}

interface Place {
  readonly id: string;
  readonly params: Params;
}

/** Where a saved report is opened: a dashboard on its page, rows in the builder. */
export function placeOf({ id, content }: Pick<SavedReport, 'id' | 'content'>): Place {
  if (content.kind === 'rows') return { id: 'saved', params: { report: id } };
  const { page, clock, side, comparison } = content;
  const shown = paramsOf({ ...wishFrom(content), comparison });
  return { id: page, params: { ...shown, ...(clock === 'business' && { clock }), side } };
}

/** A report to begin with. */
export function emptyReport(today: string, columns: readonly string[]): RowsReport {
  return {
    ...{ version: 1, kind: 'rows', subject: 'cases', time: 'openedAt', period: '30', own: { from: today, to: today } },
    ...{ narrowed: {}, conditions: [], columns: [...columns], groups: [], order: [] },
  };
}

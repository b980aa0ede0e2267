import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import type { Figure, FigureQuestion } from '#domain/rules/metrics/figure.ts';
import type { MetricName } from '#domain/rules/metrics/metric-names.ts';
import type { Narrowing } from '#domain/rules/report-pages/narrowings.ts';
import { type ApartWish, type Dashboard, metricsOf } from '#domain/rules/report-pages/report-pages.ts';
import type { Sql } from '../../sql/statement.ts';
import { workspaceFigures } from '../workspace-figures.ts';

/** All figures of a page. */
export interface PageFigures {
  readonly base: readonly Figure[];
  readonly side: readonly Figure[];
  /** Those that are held side by side in a chart of their own. */
  readonly apart: readonly { readonly wish: ApartWish; readonly figure: Figure | undefined }[];
}

type Asked = Omit<FigureQuestion, 'groupBy'>;

/** Reads the workspace once for all that stands on the page. */
export async function pageFigures(
  db: Sql,
  workspaceId: string,
  page: Dashboard,
  side: Narrowing,
  asked: Asked,
): Promise<PageFigures> {
  const wishes = page.charts.filter((chart) => 'metric' in chart);
  const question = (groupBy: string | null, bucket = asked.bucket): FigureQuestion => ({ ...asked, groupBy, bucket });
  const [base = [], beside = [], ...apart] = await workspaceFigures(db, workspaceId, [
    { metrics: metricsCalled(metricsOf(page)), question: question(null) },
    { metrics: metricsCalled(page.compared), question: question(side, null) },
    ...wishes.map(({ metric, by }) => ({ metrics: metricsCalled([metric]), question: question(by, null) })),
  ]);
  return { base, side: beside, apart: wishes.map((wish, at) => ({ wish, figure: apart[at]?.[0] })) };
}

function metricsCalled(names: readonly MetricName[]) {
  return names.flatMap((name) => metricNamed(name) ?? []);
}

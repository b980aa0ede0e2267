import type { TFunction } from 'i18next';
import type { ReportChart } from '#domain/report-files/report.ts';
import type { ChartModel } from '#domain/rules/report-pages/chart-model.ts';
import { chartSentences } from '../charts/chart-sentences.ts';

/** Charts of a file. The drawing library is read when the first is made. */
export async function chartsForPaper(
  models: readonly ChartModel[],
  t: TFunction<['reports']>,
): Promise<readonly ReportChart[]> {
  const { paperCharts } = await import('#domain/report-charts/paper-charts.ts');
  return paperCharts(models, chartSentences(t));
}

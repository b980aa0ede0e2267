import type { TFunction } from 'i18next';
import type { ReportChart } from '#domain/report-files/report.ts';
import { type ChartModel, hasValues } from '#domain/rules/report-pages/chart-model.ts';
import { paperLook } from '../charts/chart-look.ts';
import { chartWords } from '../charts/chart-words.ts';

const width = 720;

/** Charts drawn for paper, those with nothing in them left out. The drawing library is read when the first file is made. */
export async function paperCharts(
  models: readonly ChartModel[],
  t: TFunction<['reports']>,
): Promise<readonly ReportChart[]> {
  const { chartSvg } = await import('../charts/chart-svg.ts');
  const look = paperLook();
  return models.filter(hasValues).map((model) => {
    const height = model.kind === 'bars' ? model.places.length * 26 + 60 : 280;
    const size = { width, height };
    return { title: model.title, text: chartWords(model, t), svg: chartSvg(model, look, size), ...size };
  });
}

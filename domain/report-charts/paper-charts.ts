import type { ReportChart } from '../report-files/report.ts';
import { type ChartModel, hasValues } from '../rules/report-pages/chart-model.ts';
import { paperLook } from './chart-look.ts';
import { chartSvg } from './chart-svg.ts';
import { type ChartSentences, chartWords } from './chart-words.ts';

const width = 720;

/** Charts drawn for paper, those with nothing in them left out. */
export function paperCharts(models: readonly ChartModel[], sentences: ChartSentences): readonly ReportChart[] {
  return models.filter(hasValues).map((model) => {
    const height = model.kind === 'bars' ? model.places.length * 26 + 60 : 280;
    const size = { width, height };
    return { title: model.title, text: chartWords(model, sentences), svg: chartSvg(model, paperLook, size), ...size };
  });
}

import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { widthOf } from '../report-files/text-width.ts';
import type { ChartModel } from '../rules/report-pages/chart-model.ts';
import type { ChartLook } from './chart-look.ts';
import { chartOption } from './chart-option.ts';

use([BarChart, GridComponent, LegendComponent, LineChart, SVGRenderer]);

export interface DrawnSize {
  readonly width: number;
  readonly height: number;
}

/** The chart as a picture for files, with its legend in it. Needs no page. */
export function chartSvg(model: ChartModel, look: ChartLook, size: DrawnSize): string {
  const chart = init(null, undefined, { renderer: 'svg', ssr: true, ...size });
  const lines = model.series.length > 1 ? legendLines(model, size.width) : 0;
  chart.setOption({
    // The library puts the names of fonts into attributes as they are: a double quote would end one.
    ...chartOption(model, { ...look, font: look.font.replaceAll('"', "'") }),
    animation: false,
    backgroundColor: look.ground,
    grid: { left: 4, right: 12, top: 12 + lines * legendLine, bottom: 4, outerBoundsMode: 'same' },
    ...(lines > 0 && { legend: { top: 4, itemGap: legendGap, textStyle: { color: look.text, fontSize: 12 } } }),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

const legendLine = 26;
const legendGap = 18;
/** The mark of a series, and what stands between it and the name. */
const legendMark = 30;
const widestSign = 7;

/** How many lines the legend takes at most: the library breaks it where it is full, and does not say so. */
function legendLines({ series }: ChartModel, width: number): number {
  let lines = 1;
  let taken = 0;
  for (const { name } of series) {
    const own = legendMark + widthOf(name) * widestSign;
    if (taken > 0 && taken + legendGap + own > width) {
      lines++;
      taken = own;
    } else taken += (taken > 0 ? legendGap : 0) + own;
  }
  return lines;
}

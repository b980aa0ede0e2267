import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartModel } from '#domain/rules/report-pages/chart-model.ts';
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
  const hasLegend = model.series.length > 1;
  chart.setOption({
    // The library puts the names of fonts into attributes as they are: a double quote would end one.
    ...chartOption(model, { ...look, font: look.font.replaceAll('"', "'") }),
    animation: false,
    backgroundColor: look.ground,
    grid: { left: 4, right: 12, top: hasLegend ? 40 : 12, bottom: 4, outerBoundsMode: 'same' },
    ...(hasLegend && { legend: { top: 4, textStyle: { color: look.text, fontSize: 12 } } }),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { ScreenOption } from './screen-option.ts';

// The canvas, not SVG: the page's policy refuses the style attributes that the library's SVG is full of.
use([BarChart, GridComponent, LineChart, TooltipComponent, CanvasRenderer]);

export interface DrawnChart {
  show(option: ScreenOption): void;
  close(): void;
}

/** Draws into an element and follows its size. `onPress` is told the place and the series that were pressed. */
export function drawChart(element: HTMLElement, onPress: (place: number, series: string) => void): DrawnChart {
  const chart = init(element, undefined, { renderer: 'canvas' });
  chart.on('click', ({ dataIndex, seriesId }) => {
    if (seriesId !== undefined) onPress(dataIndex, seriesId);
  });
  const follow = new ResizeObserver(() => chart.resize());
  follow.observe(element);
  return {
    show: (option) => chart.setOption(option, { notMerge: true }),
    close() {
      follow.disconnect();
      chart.dispose();
    },
  };
}

import type { TooltipComponentOption } from 'echarts/components';
import type { ChartLook } from '#domain/report-charts/chart-look.ts';
import { type ChartOption, chartOption } from '#domain/report-charts/chart-option.ts';
import type { ChartModel } from '#domain/rules/report-pages/chart-model.ts';

export type ScreenOption = ChartOption & { readonly tooltip: TooltipComponentOption };

/** A chart as it is drawn on the screen, with what stands beside the mouse. The legend is ours: it is read by screen readers. */
export function screenOption(model: ChartModel, look: ChartLook, tip: (at: number) => HTMLElement): ScreenOption {
  return {
    ...chartOption(model, look),
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      padding: 0,
      borderWidth: 0,
      backgroundColor: 'transparent',
      extraCssText: 'box-shadow: none',
      axisPointer: { type: model.kind === 'lines' ? 'line' : 'shadow', animation: false },
      formatter: (shown) => tip((Array.isArray(shown) ? shown[0] : shown)?.dataIndex ?? 0),
    },
  };
}

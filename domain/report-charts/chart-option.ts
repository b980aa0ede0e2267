import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { type ChartModel, type ChartSeries, highest, isLine } from '../rules/report-pages/chart-model.ts';
import { axisEnd, axisStep } from './axis-step.ts';
import type { ChartLook } from './chart-look.ts';

export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption>;

const fontSize = 12;
/** Beyond so many characters the label of a lying bar is cut; the table has it whole. */
const labelWidth = 140;

/** The same chart in the drawing library's words, for the screen and for files alike. */
export function chartOption(model: ChartModel, look: ChartLook): ChartOption {
  const lying = model.kind === 'bars';
  const places = {
    type: 'category' as const,
    data: model.places.map(({ label }) => label),
    boundaryGap: true,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: look.line } },
    axisLabel: {
      color: look.text,
      fontSize,
      ...(lying ? { width: labelWidth, overflow: 'truncate' as const, interval: 0 } : { hideOverlap: true }),
    },
    ...(lying && { inverse: true }),
  };
  const top = highest(model);
  const values = {
    type: 'value' as const,
    min: 0,
    max: axisEnd(model.unit, top),
    interval: axisStep(model.unit, top),
    axisLabel: { color: look.text, fontSize, formatter: model.say, hideOverlap: true },
    splitLine: { lineStyle: { color: look.line } },
  };
  return {
    animation: look.moves,
    animationDuration: 200,
    animationDurationUpdate: 200,
    textStyle: { fontFamily: look.font, color: look.text },
    grid: { left: 4, right: 12, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    ...(lying ? { xAxis: values, yAxis: places } : { xAxis: places, yAxis: values }),
    series: model.series.map((series, at) =>
      isLine(model, series) ? lineOf(series, look, at) : barOf(model, series, look, at),
    ),
  };
}

const strokes = ['solid', [6, 3], [2, 3], [8, 3, 2, 3]] as const;
/** Of other days: thinner, without marks, in a pattern for each. */
const comparedStrokes = [
  [1, 4],
  [4, 4],
] as const;
const symbols = ['circle', 'rect', 'triangle', 'diamond'] as const;

function lineOf({ key, name, tone, values }: ChartSeries, look: ChartLook, at: number): LineSeriesOption {
  const compared = tone === 'compared';
  const stroke = (compared ? comparedStrokes[at % comparedStrokes.length] : strokes[at % strokes.length]) ?? 'solid';
  return {
    type: 'line',
    id: key,
    name,
    data: [...values],
    symbol: symbols[at % symbols.length] ?? 'circle',
    symbolSize: 6,
    showSymbol: !compared && values.length <= 62,
    connectNulls: false,
    color: look.tones[tone],
    lineStyle: { width: compared ? 1.5 : 2, type: typeof stroke === 'string' ? stroke : [...stroke] },
    emphasis: { disabled: true },
  };
}

function barOf(
  model: ChartModel,
  { key, name, tone, values }: ChartSeries,
  look: ChartLook,
  at: number,
): BarSeriesOption {
  return {
    type: 'bar',
    id: key,
    name,
    data: [...values],
    color: look.tones[tone],
    barMaxWidth: model.kind === 'bars' ? 18 : 28,
    ...(model.kind === 'stacked' && { stack: 'all' }),
    itemStyle: at === 0 ? {} : { decal: decalOf(at, look.ground) },
    emphasis: { disabled: true },
  };
}

/** Stripes over the second colour, dots over the third: seen by who does not see colours. */
function decalOf(at: number, ground: string) {
  const stripes = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4, symbolSize: 1 };
  const dots = {
    symbol: 'circle',
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [5, 0],
    symbolSize: 0.7,
  };
  return { ...(at % 2 === 1 ? stripes : dots), color: ground };
}

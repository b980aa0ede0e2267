import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { axisEnd, axisStep } from '#domain/report-charts/axis-step.ts';
import type { ChartLook } from '#domain/report-charts/chart-look.ts';
import { chartOption } from '#domain/report-charts/chart-option.ts';
import { chartSvg } from '#domain/report-charts/chart-svg.ts';
import { type ChartModel, hasValues } from '#domain/rules/report-pages/chart-model.ts';

const look: ChartLook = {
  ...{ text: '#111111', line: '#cccccc', ground: '#ffffff', font: 'sans-serif', moves: false },
  tones: {
    ...{ first: '#000001', second: '#000002', third: '#000003', fourth: '#000004' },
    ...{ good: '#000005', bad: '#000006', compared: '#000007' },
  },
};

const flow: ChartModel = {
  ...{ kind: 'columns', title: 'Created', placesName: 'Day', unit: 'count', say: (value) => `${value} cases` },
  places: [
    { key: '2026-11-20', label: '11/20' },
    { key: '2026-11-21', label: '11/21' },
  ],
  series: [
    { key: 'created', name: '新建', tone: 'first', values: [3, 7] },
    { key: 'compared', name: '上月', tone: 'compared', values: [2, null] },
  ],
};

const size = { width: 600, height: 300 };

describe('a chart', () => {
  it('is drawn with its places, its values and its legend, in the colours of its look', () => {
    const svg = chartSvg(flow, look, size);
    for (const text of ['11/20', '11/21', '新建', '上月', '8 cases']) expect(svg).toContain(text);
    expect(svg).toContain('#000001');
    expect(svg).toContain('#000007');
  });

  it('is a drawing that every program can read, whatever its font and its names are', () => {
    const named = { ...flow, series: [{ ...flow.series[0], name: '<b>"a"&\'b\'' }, flow.series[1]] } as ChartModel;
    const svg = chartSvg(named, { ...look, font: '"Inter Variable", sans-serif' }, size);
    const texts: string[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('text', (text) => texts.push(text));
    parser.write(svg).close();
    expect(texts).toContain('<b>"a"&\'b\'');
  });

  it('stands below its legend, however many lines that takes', () => {
    const top = (names: readonly string[]) => {
      const series = names.map((name, at) => ({ key: `${at}`, name, tone: 'first' as const, values: [3, 7] }));
      const [, y] = /translate\([\d.]+ ([\d.]+)\)[^>]*>8 cases/.exec(chartSvg({ ...flow, series }, look, size)) ?? [];
      return Number(y);
    };
    const long = 'Kept in time: first response, period compared with';
    expect(top(['新建', '解决'])).toBeGreaterThan(top(['新建']));
    expect(top([long, long, long])).toBeGreaterThan(top(['新建', '解决']) + 2 * 20);
  });

  it('draws what is compared with as a line over columns, and tells further series apart by a pattern', () => {
    const solved = { key: 'solved', name: '解决', tone: 'fourth', values: [1, 2] } as const;
    const drawn = chartOption({ ...flow, series: [...flow.series, solved] }, look).series;
    expect(drawn).toMatchObject([{ type: 'bar' }, { type: 'line' }, { type: 'bar', itemStyle: { decal: {} } }]);
  });

  it('has a thinner line for what each of two series was, neither of them whole', () => {
    const was = (key: string) => ({ key, name: key, tone: 'compared', values: [1, 2] }) as const;
    const [, , first, second] = chartOption(
      { ...flow, series: [...flow.series.slice(0, 1), ...flow.series.slice(0, 1), was('a'), was('b')] },
      look,
    ).series as { lineStyle: { width: number; type: unknown } }[];
    expect([first?.lineStyle.width, second?.lineStyle.width]).toEqual([1.5, 1.5]);
    expect(first?.lineStyle.type).not.toEqual(second?.lineStyle.type);
    expect([first?.lineStyle.type, second?.lineStyle.type]).not.toContain('solid');
  });

  it('leaves a gap where there is no value', () => {
    const lines: ChartModel = {
      ...flow,
      kind: 'lines',
      series: [{ key: 'a', name: 'a', tone: 'first', values: [null, 4] }],
    };
    expect(chartOption(lines, look).series).toMatchObject([{ type: 'line', data: [null, 4], connectNulls: false }]);
    expect(hasValues(lines)).toBe(true);
    expect(hasValues({ ...lines, series: [{ key: 'a', name: 'a', tone: 'first', values: [null, 0] }] })).toBe(false);
  });

  it('lies down to compare people, the first on top', () => {
    const { xAxis, yAxis } = chartOption({ ...flow, kind: 'bars' }, look);
    expect(xAxis).toMatchObject({ type: 'value' });
    expect(yAxis).toMatchObject({ type: 'category', inverse: true, data: ['11/20', '11/21'] });
  });

  it('never draws a share beyond all of it', () => {
    expect(
      chartOption({ ...flow, unit: 'share', series: [{ key: 'a', name: 'a', tone: 'first', values: [1, 0.5] }] }, look)
        .yAxis,
    ).toMatchObject({ min: 0, max: 1, interval: 0.25 });
  });
});

describe('the value axis', () => {
  const hour = 3_600_000;

  it.each([
    ['count', 3, 1, 3],
    ['count', 7, 2, 8],
    ['count', 118, 50, 150],
    ['score', 4.4, 1, 5],
    ['ms', 4 * hour, hour, 4 * hour],
    ['ms', 7 * hour, 2 * hour, 8 * hour],
    ['ms', 0, 60_000, 60_000],
    ['share', 0.3, 0.25, 1],
  ] as const)('of %s up to %d has steps of %d and ends at %d', (unit, top, step, end) => {
    expect(axisStep(unit, top)).toBe(step);
    expect(axisEnd(unit, top)).toBe(end);
  });
});

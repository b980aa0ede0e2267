import { describe, expect, it } from 'vitest';
import words from '#assets/locales/en/metrics.json' with { type: 'json' };
import { metrics } from '#domain/rules/metrics/catalogue.ts';
import { clocks, dashboardNames, dashboardOf } from '#domain/rules/report-pages/report-pages.ts';
import { sayValue } from '#domain/rules/report-pages/say-value.ts';
import { changeOf } from '#renderer/reports/figures/change.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

it('every metric has words, and every word its metric', () => {
  expect(Object.keys(words).sort()).toEqual(metrics.map(({ name }) => name).sort());
});

it('every metric is on a page', () => {
  const shown = new Set(
    dashboardNames.flatMap((name) =>
      clocks.flatMap((clock) => {
        const { figures, charts, compared } = dashboardOf(name, clock);
        const drawn = charts.flatMap((chart) =>
          'metrics' in chart ? chart.metrics.map(([metric]) => metric) : chart.metric,
        );
        return [...figures, ...drawn, ...compared] as string[];
      }),
    ),
  );
  expect(metrics.filter(({ name }) => !shown.has(name)).map(({ name }) => name)).toEqual([]);
});

describe('what is drawn together', () => {
  it.each(dashboardNames)('on the page of %s has one unit', (name) => {
    for (const chart of dashboardOf(name, 'wall').charts) {
      if (!('metrics' in chart)) continue;
      const units = chart.metrics.map(([metric]) => metrics.find((each) => each.name === metric)?.unit);
      expect(new Set(units).size, chart.name).toBe(1);
    }
  });
});

describe('a figure', () => {
  it.each([
    [1204, 'count', '1,204', '1,204'],
    [0.875, 'share', '87.5%', '87.5%'],
    [4.333, 'score', '4.33', '4.33'],
    [0, 'ms', '0s', '0秒'],
    [45 * second, 'ms', '45s', '45秒'],
    [4 * minute + 30 * second, 'ms', '4m 30s', '4分钟30秒'],
    [2 * hour + 15 * minute + 29 * second, 'ms', '2h 15m', '2小时15分钟'],
    [3 * 24 * hour + 4.6 * hour, 'ms', '3d 5h', '3天5小时'],
    [24 * hour - 1, 'ms', '1d', '1天'],
  ] as const)('of %d %s is %s', (value, unit, english, chinese) => {
    expect(sayValue(value, unit, 'en')).toBe(english);
    expect(sayValue(value, unit, 'zh-CN')).toBe(chinese);
  });

  it('is written evenly in Taiwan', () => {
    expect(sayValue(25 * hour, 'ms', 'zh-TW')).toBe('1 天 1 小時');
    expect(sayValue(0, 'ms', 'zh-TW')).toBe('0 秒');
  });

  const count = { unit: 'count', better: 'up' } as const;

  it('is held against what it was before', () => {
    expect(changeOf(count, 15, 10)).toEqual({ by: 0.5, way: 'up', tone: 'good' });
    expect(changeOf({ ...count, better: 'down' }, 15, 10)).toMatchObject({ tone: 'bad' });
    expect(changeOf({ ...count, better: 'neutral' }, 5, 10)).toEqual({ by: -0.5, way: 'down', tone: 'neutral' });
    expect(changeOf(count, 10, 10)).toEqual({ by: 0, way: 'same', tone: 'neutral' });
  });

  it('of a share moves by points', () => {
    expect(changeOf({ unit: 'share', better: 'up' }, 0.75, 0.5)).toEqual({ by: 0.25, way: 'up', tone: 'good' });
    expect(changeOf({ unit: 'share', better: 'up' }, 0.5, 0)).toMatchObject({ by: 0.5 });
  });

  it('that was nothing before, or is nothing now, has no percentage', () => {
    expect(changeOf(count, 3, 0)).toEqual({ by: null, way: 'up', tone: 'good' });
    expect(changeOf(count, null, 3)).toBeNull();
    expect(changeOf(count, 3, null)).toBeNull();
  });
});

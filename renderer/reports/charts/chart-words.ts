import type { TFunction } from 'i18next';
import type { ChartModel, ChartSeries } from '#domain/rules/report-pages/chart-model.ts';

/** A chart in words, for who does not see it: where each series is highest and lowest, and where it ends. */
export function chartWords(model: ChartModel, t: TFunction<['reports']>): string {
  const { title, series } = model;
  const said = series.map((each) => seriesWords(model, each, t)).filter((words) => words !== null);
  return t('chart.words', { title, said: said.length > 0 ? said.join(' ') : t('chart.nothing') });
}

function seriesWords(model: ChartModel, { name, values }: ChartSeries, t: TFunction<['reports']>): string | null {
  const { kind, places, say } = model;
  const points = values.flatMap((value, at) => (value === null ? [] : [{ value, place: places[at]?.label ?? '' }]));
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return null;
  const most = points.reduce((best, point) => (point.value > best.value ? point : best), first);
  const least = points.reduce((best, point) => (point.value < best.value ? point : best), first);
  const words = {
    ...{ name, most: say(most.value), mostAt: most.place },
    ...{ least: say(least.value), leastAt: least.place },
  };
  if (points.length === 1) return t('chart.one', { name, value: say(first.value), at: first.place });
  if (kind === 'bars') return t('chart.compared', words);
  return t('chart.along', { ...words, last: say(last.value), lastAt: last.place });
}

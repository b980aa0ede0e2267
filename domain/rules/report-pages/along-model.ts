import type { Figure } from '../metrics/figure.ts';
import type { ChartModel } from './chart-model.ts';
import type { ChartTone } from './report-pages.ts';

interface Drawn {
  readonly figure: Figure;
  readonly name: string;
  readonly tone: ChartTone;
}

interface Words extends Pick<ChartModel, 'kind' | 'title' | 'placesName' | 'say'> {
  labelOf(bucket: string): string;
}

/** Figures along the period, one series for each. Counts are told apart by their values alone, the others say of how many they are. */
export function alongModel(drawn: readonly Drawn[], { labelOf, ...words }: Words): ChartModel {
  const [first] = drawn;
  return {
    ...words,
    unit: first?.figure.unit ?? 'count',
    places: (first?.figure.series ?? []).map(({ bucket }) => ({ key: bucket, label: labelOf(bucket) })),
    series: drawn.map(({ figure, name, tone }) => ({
      ...{ key: figure.metric, name, tone },
      values: figure.series.map(({ value }) => value),
      ...(figure.unit !== 'count' && { counts: figure.series.map(({ n }) => n) }),
    })),
  };
}

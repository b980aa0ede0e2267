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
  /** What a figure is called in the period that is compared with, where that is to be drawn. */
  comparedOf?(name: string): string;
}

/** Where more figures are drawn together, only the first is held against what it was: nobody could tell six lines apart. */
const mostCompared = 2;

/** Figures along the period, one series for each. Counts are told apart by their values alone, the others say of how many they are. */
export function alongModel(drawn: readonly Drawn[], { labelOf, comparedOf, ...words }: Words): ChartModel {
  const [first] = drawn;
  const held = drawn.length > mostCompared ? drawn.slice(0, 1) : drawn;
  return {
    ...words,
    unit: first?.figure.unit ?? 'count',
    places: (first?.figure.series ?? []).map(({ bucket }) => ({ key: bucket, label: labelOf(bucket) })),
    series: [
      ...drawn.map(({ figure, name, tone }) => ({
        ...{ key: figure.metric, name, tone },
        values: figure.series.map(({ value }) => value),
        ...(figure.unit !== 'count' && { counts: figure.series.map(({ n }) => n) }),
      })),
      ...(comparedOf ? held : []).filter(wasCompared).map(({ figure, name }) => ({
        ...{ key: `compared ${figure.metric}`, name: comparedOf?.(name) ?? name, tone: 'compared' as const },
        values: figure.series.map(({ compared }) => compared),
      })),
    ],
  };
}

function wasCompared({ figure }: Drawn): boolean {
  return figure.series.some(({ compared }) => compared !== null);
}

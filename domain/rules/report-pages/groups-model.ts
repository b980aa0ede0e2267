import type { Figure } from '../metrics/figure.ts';
import type { ChartModel } from './chart-model.ts';

interface Words extends Pick<ChartModel, 'kind' | 'title' | 'placesName' | 'say'> {
  readonly name: string;
  /** What the compared period is called. */
  readonly comparedName: string;
  labelOf(key: string | null): string;
}

/** A day has so many hours; of people and products those with most. */
const mostGroups = 24;

/** A group that is none has a key of its own: `null` is no text. */
export const noGroup = '';

/** The groups of one figure side by side, with what they were before where that is known. */
export function groupsModel(figure: Figure, { labelOf, name, comparedName, ...words }: Words): ChartModel {
  const groups = figure.groups.slice(0, mostGroups);
  const wasCompared = groups.some(({ compared }) => compared !== null);
  return {
    ...words,
    unit: figure.unit,
    places: groups.map(({ key }) => ({ key: key ?? noGroup, label: labelOf(key) })),
    series: [
      {
        ...{ key: figure.metric, name, tone: 'first' },
        values: groups.map(({ value }) => value),
        ...(figure.unit !== 'count' && { counts: groups.map(({ n }) => n) }),
      },
      ...(wasCompared
        ? [
            {
              ...{ key: 'compared', name: comparedName, tone: 'compared' as const },
              values: groups.map(({ compared }) => compared),
            },
          ]
        : []),
    ],
  };
}

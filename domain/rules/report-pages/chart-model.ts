import type { ChartTone } from './report-pages.ts';

export interface ChartPlace {
  /** What a bar at this place opens. */
  readonly key: string;
  readonly label: string;
}

export interface ChartSeries {
  readonly key: string;
  readonly name: string;
  readonly tone: ChartTone;
  /** One for each place; null where there is nothing to say, which is drawn as a gap and not as a zero. */
  readonly values: readonly (number | null)[];
  /** How many facts stand behind each value, where that is not the value itself. */
  readonly counts?: readonly number[];
}

/** What a chart shows, apart from how it looks: drawing, table and words are all made of it. */
export interface ChartModel {
  /** `columns` and `lines` go along time, `stacked` adds its series up, `bars` lie and compare people or things. */
  readonly kind: 'columns' | 'stacked' | 'lines' | 'bars';
  readonly title: string;
  /** What the places are: the head of the table's first column. */
  readonly placesName: string;
  readonly places: readonly ChartPlace[];
  readonly series: readonly ChartSeries[];
  readonly unit: 'count' | 'ms' | 'share' | 'score';
  /** A value as people read it. */
  say(value: number): string;
}

/** Whether there is anything to draw. */
export function hasValues({ series }: ChartModel): boolean {
  return series.some(({ values }) => values.some((value) => value !== null && value !== 0));
}

export function highest({ kind, places, series }: ChartModel): number {
  if (kind !== 'stacked') return Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return Math.max(0, ...places.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)));
}

/** What is compared with is a line over columns: it belongs to other days. */
export function isLine({ kind }: Pick<ChartModel, 'kind'>, { tone }: ChartSeries): boolean {
  return kind === 'lines' || (kind === 'columns' && tone === 'compared');
}

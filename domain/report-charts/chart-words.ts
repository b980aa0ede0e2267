import type { ChartModel, ChartSeries } from '../rules/report-pages/chart-model.ts';

type Range = Readonly<Record<'name' | 'most' | 'mostAt' | 'least' | 'leastAt', string>>;

/** The sentences below `chart` in the texts of reports, filled in. */
export interface ChartSentences {
  readonly nothing: string;
  words(values: Readonly<Record<'title' | 'said', string>>): string;
  one(values: Readonly<Record<'name' | 'value' | 'at', string>>): string;
  compared(values: Range): string;
  along(values: Range & Readonly<Record<'last' | 'lastAt', string>>): string;
}

/** A chart in words, for who does not see it: where each series is highest and lowest, and where it ends. */
export function chartWords(model: ChartModel, sentences: ChartSentences): string {
  const { title, series } = model;
  const said = series.map((each) => seriesWords(model, each, sentences)).filter((words) => words !== null);
  return sentences.words({ title, said: said.length > 0 ? said.join(' ') : sentences.nothing });
}

function seriesWords(
  { kind, places, say }: ChartModel,
  { name, values }: ChartSeries,
  sentences: ChartSentences,
): string | null {
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
  if (points.length === 1) return sentences.one({ name, value: say(first.value), at: first.place });
  if (kind === 'bars') return sentences.compared(words);
  return sentences.along({ ...words, last: say(last.value), lastAt: last.place });
}

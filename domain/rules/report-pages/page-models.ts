import type { Language } from '../../model/choices.ts';
import type { BucketUnit } from '../metrics/day-period.ts';
import type { Figure } from '../metrics/figure.ts';
import type { MetricUnit } from '../metrics/metric.ts';
import type { MetricName } from '../metrics/metric-names.ts';
import { alongModel } from './along-model.ts';
import { bucketLabel } from './bucket-label.ts';
import type { ChartModel } from './chart-model.ts';
import { groupsModel } from './groups-model.ts';
import type { AlongWish, ApartWish, ChartName } from './report-pages.ts';
import { sayValue } from './say-value.ts';
import { type WeekModel, weekModel } from './week-model.ts';

/** What stands on the charts of a page, in the reader's language. */
interface PageWords {
  readonly language: Language;
  readonly bucket: BucketUnit;
  readonly bucketName: string;
  /** The period that is compared with. */
  readonly comparedName: string;
  titleOf(chart: ChartName): string;
  nameOf(metric: MetricName): string;
  /** What a figure is called in the period that is compared with. */
  comparedOf(name: string): string;
  dimensionOf(by: ApartWish['by']): string;
  groupOf(by: string, key: string | null): string;
}

/** The charts of a page, the same on a screen and in every file. */
export interface PageModels {
  along(wish: AlongWish, of: (metric: MetricName) => Figure | undefined): ChartModel;
  apart(wish: ApartWish, figure: Figure): ChartModel;
  week(wish: ApartWish, figure: Figure): WeekModel;
}

export function pageModels(words: PageWords): PageModels {
  const { language, bucket } = words;
  const sayer = (unit: MetricUnit) => (value: number) => sayValue(value, unit, language);
  return {
    along(wish, of) {
      const drawn = wish.metrics.flatMap(([metric, tone]) => {
        const figure = of(metric);
        return figure ? [{ figure, tone, name: words.nameOf(metric) }] : [];
      });
      return alongModel(drawn, {
        ...{ kind: wish.kind, title: words.titleOf(wish.name), placesName: words.bucketName },
        labelOf: (start) => bucketLabel(bucket, start, language),
        say: sayer(drawn[0]?.figure.unit ?? 'count'),
        comparedOf: (name) => words.comparedOf(name),
      });
    },
    apart: ({ name, metric, by }, figure) =>
      groupsModel(figure, {
        ...{ kind: by === 'hour' ? 'columns' : 'bars', title: words.titleOf(name), comparedName: words.comparedName },
        ...{ name: words.nameOf(metric), placesName: words.dimensionOf(by) },
        labelOf: (key) => words.groupOf(by, key),
        say: sayer(figure.unit),
      }),
    week: ({ name }, figure) =>
      weekModel(figure, {
        title: words.titleOf(name),
        dayOf: (day) => words.groupOf('weekday', day),
        hourOf: (hour) => words.groupOf('hour', hour),
        say: sayer(figure.unit),
      }),
  };
}

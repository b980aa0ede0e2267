import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figure } from '#domain/rules/metrics/figure.ts';
import type { MetricUnit } from '#domain/rules/metrics/metric.ts';
import { alongModel } from '#domain/rules/report-pages/along-model.ts';
import type { ChartModel } from '#domain/rules/report-pages/chart-model.ts';
import { groupsModel } from '#domain/rules/report-pages/groups-model.ts';
import type { AlongWish, ApartWish } from '#domain/rules/report-pages/report-pages.ts';
import { type WeekModel, weekModel } from '#domain/rules/report-pages/week-model.ts';
import { sayValue } from '../../state/format-figure.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useBucketWords } from '../figures/use-bucket-words.ts';
import { useGroupWords } from '../figures/use-group-words.ts';
import type { ReportFrame } from '../filters/report-frame.ts';
import type { MetricName } from './metric-name.ts';

interface ChartModels {
  along(wish: AlongWish, of: (metric: MetricName) => Figure | undefined): ChartModel;
  apart(wish: ApartWish, figure: Figure): ChartModel;
  week(wish: ApartWish, figure: Figure): WeekModel;
}

/** The charts of a page, for the screen and for files alike. */
export function useChartModels({ bucket }: Pick<ReportFrame, 'bucket'>): ChartModels {
  const { t } = useTranslation(['reports', 'metrics']);
  const locale = useLocale();
  const groups = useGroupWords();
  const buckets = useBucketWords(bucket);
  return useMemo(() => {
    const sayer = (unit: MetricUnit) => (value: number) => sayValue(value, unit, locale);
    const title = ({ name }: AlongWish | ApartWish) => t(`chart.of.${name}`);
    return {
      along(wish, of) {
        const drawn = wish.metrics.flatMap(([metric, tone]) => {
          const figure = of(metric);
          return figure ? [{ figure, tone, name: t(`metrics:${metric}.name`) }] : [];
        });
        return alongModel(drawn, {
          ...{ kind: wish.kind, title: title(wish), placesName: t(`bucket.${bucket}`), labelOf: buckets.short },
          say: sayer(drawn[0]?.figure.unit ?? 'count'),
          comparedOf: (name) => t('comparedOf', { name }),
        });
      },
      apart: (wish, figure) =>
        groupsModel(figure, {
          ...{ kind: wish.by === 'hour' ? 'columns' : 'bars', title: title(wish), comparedName: t('comparedPeriod') },
          ...{ name: t(`metrics:${wish.metric}.name`), placesName: t(`dimension.${wish.by}`) },
          labelOf: (key) => groups(wish.by, key),
          say: sayer(figure.unit),
        }),
      week: (wish, figure) =>
        weekModel(figure, {
          title: title(wish),
          dayOf: (day) => groups('weekday', day),
          hourOf: (hour) => t('hourOfDay', { hour }),
          say: sayer(figure.unit),
        }),
    };
  }, [bucket, buckets, groups, locale, t]);
}

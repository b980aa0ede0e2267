import type { TFunction } from 'i18next';
import type { ChartSentences } from '#domain/report-charts/chart-words.ts';

/** What is said of charts, in the language of the screen. */
export function chartSentences(t: TFunction<['reports']>): ChartSentences {
  return {
    nothing: t('chart.nothing'),
    words: (values) => t('chart.words', values),
    one: (values) => t('chart.one', values),
    compared: (values) => t('chart.compared', values),
    along: (values) => t('chart.along', values),
  };
}

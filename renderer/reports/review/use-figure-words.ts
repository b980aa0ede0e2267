import { useTranslation } from 'react-i18next';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import { sayValue } from '#domain/rules/report-pages/say-value.ts';
import { useLocale } from '../../state/use-locale.ts';
import type { MetricName } from '../dashboards/metric-name.ts';

interface FigureWords {
  nameOf(metric: string): string;
  say(metric: string, value: number | null): string;
}

/** Figures by name, as people say them; one that a later version had and this one does not know is called by its id. */
export function useFigureWords(): FigureWords {
  const { t } = useTranslation(['reports', 'metrics']);
  const locale = useLocale();
  return {
    nameOf: (metric) => (metricNamed(metric) ? t(`metrics:${metric as MetricName}.name`) : metric),
    say: (metric, value) =>
      value === null ? t('noValue') : sayValue(value, metricNamed(metric)?.unit ?? 'score', locale),
  };
}

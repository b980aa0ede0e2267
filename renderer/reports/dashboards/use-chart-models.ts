import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type PageModels, pageModels } from '#domain/rules/report-pages/page-models.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useGroupWords } from '../figures/use-group-words.ts';
import type { ReportFrame } from '../filters/report-frame.ts';

/** The charts of a page in the language of the screen. */
export function useChartModels({ bucket }: Pick<ReportFrame, 'bucket'>): PageModels {
  const { t } = useTranslation(['reports', 'metrics']);
  const language = useLocale();
  const groupOf = useGroupWords();
  return useMemo(
    () =>
      pageModels({
        ...{ language, bucket, bucketName: t(`bucket.${bucket}`), comparedName: t('comparedPeriod'), groupOf },
        titleOf: (chart) => t(`chart.of.${chart}`),
        nameOf: (metric) => t(`metrics:${metric}.name`),
        comparedOf: (name) => t('comparedOf', { name }),
        dimensionOf: (by) => t(`dimension.${by}`),
      }),
    [bucket, groupOf, language, t],
  );
}

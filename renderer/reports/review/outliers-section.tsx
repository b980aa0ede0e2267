import { useTranslation } from 'react-i18next';
import type { ReviewFigure } from '#domain/model/service-review-fields.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import {
  leastFacts,
  likePeriods,
  type Outlier,
  outlierLimit,
  outlierOf,
} from '#domain/rules/service-review/usual-figure.ts';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import { PackSection } from './pack-section.tsx';
import css from './review.module.css';
import { useFigureWords } from './use-figure-words.ts';

interface Found {
  readonly figure: ReviewFigure;
  readonly outlier: Outlier;
}

function outliersAmong(figures: readonly ReviewFigure[]): readonly Found[] {
  return figures.flatMap((figure) => {
    const metric = metricNamed(figure.metric);
    const outlier = metric && outlierOf(metric, figure);
    return outlier ? [{ figure, outlier }] : [];
  });
}

/** What was not as usual, by a rule that is told. */
export function OutliersSection({ figures }: { readonly figures: readonly ReviewFigure[] }) {
  const { t } = useTranslation('service-review');
  const locale = useLocale();
  const { nameOf, say } = useFigureWords();
  const found = outliersAmong(figures);
  const isKnown = figures.some(({ usual }) => usual !== null);
  const rule = t('outliers.rule', { ...likePeriods, facts: leastFacts, limit: numberText(outlierLimit, locale) });
  return (
    <PackSection title={t('outliers.title')} count={found.length} rule={rule}>
      {found.length === 0 && <p className={css.empty}>{isKnown ? t('outliers.none') : t('outliers.unknown')}</p>}
      <ul className={css.items}>
        {found.map(({ figure: { metric, value, usual }, outlier: { tone, deviation } }) => (
          <li key={metric} className={css.item}>
            <div className={css.line}>
              <span className={css.strong}>{nameOf(metric)}</span>
              <span>{say(metric, value)}</span>
              <span className={css.state} data-tone={tone}>
                {t(`outliers.${tone}.${deviation > 0 ? 'above' : 'below'}`)}
              </span>
            </div>
            {usual && (
              <span className={css.faint}>
                {t('outliers.usually', {
                  ...{ median: say(metric, usual.median), spread: say(metric, usual.spread) },
                  count: usual.periods,
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </PackSection>
  );
}

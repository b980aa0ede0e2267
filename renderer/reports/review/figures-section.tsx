import { useTranslation } from 'react-i18next';
import type { ServiceReviewView } from '#domain/contract/ipc/service-review-procedures.ts';
import type { ReviewFigure } from '#domain/model/service-review-fields.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import { numberText } from '../../state/format-number.ts';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import type { MetricName } from '../dashboards/metric-name.ts';
import { DefinitionButton } from '../figures/definition-button.tsx';
import { PackSection } from './pack-section.tsx';
import css from './review.module.css';
import { useFigureWords } from './use-figure-words.ts';

interface Props {
  readonly review: ServiceReviewView;
  readonly figures: readonly ReviewFigure[];
}

/** What the period was like beside the one before and what is usual; each value leads to what it was counted from. */
export function FiguresSection({ review, figures }: Props) {
  const { t } = useTranslation(['service-review', 'metrics']);
  return (
    <PackSection title={t('figures.title')} rule={review.state === 'closed' ? t('figures.kept') : t('figures.rule')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard. */}
      <section className={css.box} aria-label={t('figures.table')} tabIndex={0}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('figures.figure')}</th>
              <th scope="col">{t('figures.value')}</th>
              <th scope="col">{t('figures.before')}</th>
              <th scope="col">{t('figures.usual')}</th>
              <th scope="col">{t('figures.n')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <Row key={figure.metric} review={review} figure={figure} />
            ))}
          </tbody>
        </table>
      </section>
    </PackSection>
  );
}

function Row({ review, figure }: { readonly review: ServiceReviewView; readonly figure: ReviewFigure }) {
  const { metric, version, value, compared, usual, n } = figure;
  const locale = useLocale();
  const { nameOf, say } = useFigureWords();
  const { firstDay, lastDay, teamId } = review;
  const area = metricNamed(metric)?.area;
  const days = { period: 'own', from: firstDay, to: lastDay, rows: metric };
  return (
    <tr>
      <th scope="row">
        <span className={css.named}>
          {nameOf(metric)}
          <DefinitionButton metric={metric as MetricName} version={version} />
        </span>
      </th>
      <td>
        {area && value !== null && n > 0 ? (
          <a className={css.target} href={hrefOf('reports', area, { ...days, ...(teamId && { teamId }) })}>
            {say(metric, value)}
          </a>
        ) : (
          say(metric, value)
        )}
      </td>
      <td>{say(metric, compared)}</td>
      <td>{say(metric, usual?.median ?? null)}</td>
      <td>{numberText(n, locale)}</td>
    </tr>
  );
}

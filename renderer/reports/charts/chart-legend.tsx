import { type ChartModel, isLine } from '#domain/rules/report-pages/chart-model.ts';
import css from './chart.module.css';

/** Which series is which; nothing where there is one. */
export function ChartLegend({ kind, series }: ChartModel) {
  if (series.length < 2) return null;
  return (
    <ul className={css.legend}>
      {series.map((each, at) => (
        <li key={each.key}>
          <span
            className={css.mark}
            data-tone={each.tone}
            data-drawn={isLine({ kind }, each) ? `line-${at % 3}` : at % 2 === 1 ? 'pattern' : 'plain'}
            aria-hidden="true"
          />
          {each.name}
        </li>
      ))}
    </ul>
  );
}

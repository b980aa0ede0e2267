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
            data-drawn={drawnAs(isLine({ kind }, each), each.tone === 'compared', at)}
            aria-hidden="true"
          />
          {each.name}
        </li>
      ))}
    </ul>
  );
}

/** As the picture has it: what is compared with is never a whole line. */
function drawnAs(line: boolean, compared: boolean, at: number): string {
  if (!line) return at % 2 === 1 ? 'pattern' : 'plain';
  return `line-${compared ? 2 - (at % 2) : at % 3}`;
}

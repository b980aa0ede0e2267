import { useTranslation } from 'react-i18next';
import type { ChartModel, ChartSeries } from '#domain/rules/report-pages/chart-model.ts';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './chart.module.css';

interface Props {
  readonly model: ChartModel;
  readonly onOpen: ((place: string, series: string) => void) | undefined;
}

/** The same figures, to be read one by one; each opens what stands behind it. */
export function ChartTable({ model, onOpen }: Props) {
  const { places, placesName, series, title } = model;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <section className={css.tableBox} aria-label={title} tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{placesName}</th>
            {series.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map(({ key, label }, at) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {series.map((each) => (
                <td key={each.key}>
                  <Value
                    model={model}
                    series={each}
                    at={at}
                    onOpen={onOpen && each.tone !== 'compared' ? () => onOpen(key, each.key) : undefined}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ValueProps {
  readonly model: ChartModel;
  readonly series: ChartSeries;
  readonly at: number;
  readonly onOpen: (() => void) | undefined;
}

function Value({ model, series, at, onOpen }: ValueProps) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const value = series.values[at];
  const count = series.counts?.[at];
  if (value === undefined || value === null) return <span className={css.none}>{t('noValue')}</span>;
  const said = model.say(value);
  return (
    <>
      {onOpen && (count ?? value) > 0 ? (
        <button
          type="button"
          className={css.value}
          aria-label={t('chart.open', { name: series.name, place: model.places[at]?.label ?? '', value: said })}
          onClick={onOpen}
        >
          {said}
        </button>
      ) : (
        said
      )}
      {count !== undefined && (
        <span className={css.counted}>{t('ofCount', { formatted: numberText(count, locale) })}</span>
      )}
    </>
  );
}

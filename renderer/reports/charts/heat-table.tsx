import { useTranslation } from 'react-i18next';
import css from './heat-table.module.css';

interface Cell {
  readonly key: string;
  readonly value: number;
}

interface Props {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly Cell[] }[];
  say(value: number): string;
  onOpen(key: string): void;
}

/** Hours against weekdays: the fuller, the darker, and each number is there to be read. */
export function HeatTable({ title, columns, rows, say, onOpen }: Props) {
  const { t } = useTranslation('reports');
  const top = Math.max(1, ...rows.flatMap(({ cells }) => cells.map(({ value }) => value)));
  return (
    <figure className={css.heat} aria-label={title}>
      <h2 className={css.title}>{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className={css.scrolled} aria-label={title} tabIndex={0}>
        <table className={css.table}>
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, cells }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {cells.map(({ key, value }, at) => (
                  <td key={key} style={{ ['--share' as string]: `${Math.round((value / top) * 45)}%` }}>
                    {value > 0 ? (
                      <button
                        type="button"
                        aria-label={t('openFigure', { name: `${label} ${columns[at] ?? ''}`, value: say(value) })}
                        onClick={() => onOpen(key)}
                      >
                        {say(value)}
                      </button>
                    ) : (
                      <span className="hf-visually-hidden">{say(0)}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </figure>
  );
}

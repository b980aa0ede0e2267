import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RowsReport, reportLimits } from '#domain/rules/report-builder/saved-report.ts';
import css from './builder.module.css';

interface Props {
  readonly order: RowsReport['order'];
  readonly offered: readonly { readonly value: string; readonly label: string }[];
  onChange(order: RowsReport['order']): void;
}

const ways = ['up', 'down'] as const;

/** What rows are ordered by, first this, then that; the newest stand first where nothing is said. */
export function OrderFields({ order, offered, onChange }: Props) {
  const { t } = useTranslation(['report-builder', 'reports']);
  const places = Array.from({ length: Math.min(reportLimits.order, order.length + 1) }, (_, at) => at);
  const set = (at: number, column: string | null) => {
    if (column === null) return onChange(order.filter((_, place) => place !== at));
    const next = { column, descending: order[at]?.descending ?? false };
    onChange([...order.slice(0, at), next, ...order.slice(at + 1)]);
  };
  return (
    <fieldset className={css.columns}>
      <legend className={css.legend}>{t('order')}</legend>
      {places.map((at) => {
        const its = order[at];
        return (
          <div key={at} className={css.orderLine}>
            <Select
              className={css.orderBy ?? ''}
              aria-label={t('orderBy', { place: at + 1 })}
              placeholder={t(at === 0 ? 'newestFirst' : 'thenBy')}
              clearable
              searchable
              value={its?.column ?? null}
              data={offered.filter(
                ({ value }) => value === its?.column || !order.some(({ column }) => column === value),
              )}
              onChange={(column) => set(at, column)}
            />
            {its && (
              <Select
                className={css.way ?? ''}
                aria-label={t('way', { place: at + 1 })}
                allowDeselect={false}
                value={its.descending ? 'down' : 'up'}
                data={ways.map((way) => ({ value: way as string, label: t(`ways.${way}`) }))}
                onChange={(way) =>
                  onChange(order.map((each, place) => (place === at ? { ...each, descending: way === 'down' } : each)))
                }
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

import { useTranslation } from 'react-i18next';
import type { StaffingHalfHour } from '#domain/contract/ipc/staffing-procedures.ts';
import { sayValue } from '#domain/rules/report-pages/say-value.ts';
import { useLocale } from '../../state/use-locale.ts';
import { clockOf } from '../../ui/service/hours-text.ts';
import css from './staffing.module.css';
import { staffingCells, staffingColumnNames, staffingColumns } from './staffing-cells.ts';

/** Half hour by half hour: what comes in, who is needed for it, and how callers would fare. */
export function StaffingTable({ halfHours }: { readonly halfHours: readonly StaffingHalfHour[] }) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <section className={css.box} aria-label={t('staffing.table')} tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('staffing.halfHour')}</th>
            {staffingColumnNames.map((column) => (
              <th key={column} scope="col">
                {t(`staffing.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {halfHours.map((each) => {
            const cells = staffingCells(each);
            return (
              <tr key={each.minute}>
                <th scope="row">{clockOf(each.minute)}</th>
                {staffingColumnNames.map((column) => {
                  const value = cells[column];
                  return (
                    <td key={column}>
                      {value === null ? t('noValue') : sayValue(value, staffingColumns[column], locale)}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

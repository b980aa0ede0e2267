import { useTranslation } from 'react-i18next';
import type { StaffingHalfHour } from '#domain/contract/ipc/staffing-procedures.ts';
import { sayValue } from '../../state/format-figure.ts';
import { useLocale } from '../../state/use-locale.ts';
import { clockOf } from '../../ui/service/hours-text.ts';
import css from './staffing.module.css';

const columns = ['calls', 'most', 'handle', 'agents', 'rostered', 'inTime', 'wait', 'busy'] as const;
type Column = (typeof columns)[number];

/** Half hour by half hour: what comes in, who is needed for it, and how callers would fare. */
export function StaffingTable({ halfHours }: { readonly halfHours: readonly StaffingHalfHour[] }) {
  const { t } = useTranslation('reports');
  const say = useSayer();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <section className={css.box} aria-label={t('staffing.table')} tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('staffing.halfHour')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`staffing.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {halfHours.map((each) => (
            <tr key={each.minute}>
              <th scope="row">{clockOf(each.minute)}</th>
              {columns.map((column) => (
                <td key={column}>{say(column, each)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function useSayer(): (column: Column, halfHour: StaffingHalfHour) => string {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const said = (value: number | null | undefined, unit: 'count' | 'ms' | 'share') =>
    value === null || value === undefined ? t('noValue') : sayValue(value, unit, locale);
  return (column, { mean, most, handleMs, need }) => {
    const asked = need?.agents === 0 ? null : need;
    const cells: Readonly<Record<Column, () => string>> = {
      calls: () => said(mean, 'count'),
      most: () => said(most, 'count'),
      handle: () => said(mean === 0 ? null : handleMs, 'ms'),
      agents: () => said(need?.agents, 'count'),
      rostered: () => said(need?.rostered, 'count'),
      inTime: () => said(asked?.answeredInTime, 'share'),
      wait: () => said(asked?.meanWaitMs, 'ms'),
      busy: () => said(asked?.busy, 'share'),
    };
    return cells[column]();
  };
}

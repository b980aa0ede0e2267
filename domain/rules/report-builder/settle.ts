import type { CaseField } from '../case-fields.ts';
import { type BuilderColumn, columnsOf, usualColumns } from './columns.ts';
import type { RowsReport } from './saved-report.ts';

type Asked = Pick<RowsReport, 'subject' | 'columns' | 'groups' | 'order'>;

export interface SettledColumns {
  /** What each row says: what it is grouped by first, then the columns that were chosen. */
  readonly columns: readonly BuilderColumn[];
  readonly groups: readonly BuilderColumn[];
  readonly order: readonly { readonly column: BuilderColumn; readonly descending: boolean }[];
  /** Keys that stand for nothing here: of a field that is no more, or of a newer Holdfast. */
  readonly lost: readonly string[];
}

/** A report with the columns that there are: what is no more is left out and told, and one without any column has the usual ones. */
export function settleColumns(
  { subject, columns, groups, order }: Asked,
  fields: readonly CaseField[],
): SettledColumns {
  const known = new Map(columnsOf(subject, fields).map((column) => [column.key, column]));
  const found = (keys: readonly string[]) => keys.flatMap((key) => known.get(key) ?? []);
  const grouped = found(groups).filter(({ groups: may }) => may);
  const chosen = found(columns);
  const shown = chosen.length > 0 ? chosen : found(usualColumns[subject]);
  const asked = [...columns, ...groups, ...order.map(({ column }) => column)];
  return {
    columns: [...grouped, ...shown.filter((column) => !grouped.includes(column))],
    groups: grouped,
    order: order.flatMap(({ column, descending }) => {
      const its = known.get(column);
      return its ? [{ column: its, descending }] : [];
    }),
    lost: [...new Set(asked.filter((key) => !known.has(key)))],
  };
}

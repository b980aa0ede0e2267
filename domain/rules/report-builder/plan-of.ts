import type { PlacedColumn, Plan } from './arrange.ts';
import type { BuilderColumn } from './columns.ts';
import type { SettledColumns } from './settle.ts';

interface Planned {
  /** What has to be read of each row for it, in the order of the places. */
  readonly read: readonly BuilderColumn[];
  readonly plan: Plan;
}

/** How the rows of a report are put together. */
export function planOf({ columns, groups, order }: SettledColumns, names: Plan['names']): Planned {
  const summed = columns.filter(({ summary }) => summary !== null);
  const read = [...new Set([...groups, ...order.map(({ column }) => column), ...summed])];
  const placed = (column: BuilderColumn): PlacedColumn => ({ column, place: read.indexOf(column) });
  const plan = {
    ...{ groups: groups.map(placed), summed: summed.map(placed), names },
    order: order.map(({ column, descending }) => ({ ...placed(column), descending })),
  };
  return { read, plan };
}

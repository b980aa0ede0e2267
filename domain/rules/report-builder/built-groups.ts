import type { Cell } from '../../report-files/report.ts';
import type { Arranged, RowGroup } from './arrange.ts';
import { cellOf } from './cell-of.ts';
import type { SettledColumns } from './settle.ts';

export interface BuiltGroup {
  /** One for an outer group, which is followed by those within it, and two for these. */
  readonly keys: readonly Cell[];
  readonly count: number;
  /** The place of its first row. */
  readonly from: number;
  /** One for each column, null where nothing is said of it. */
  readonly summaries: readonly (number | null)[];
}

/** All rows of a report in their order, with what is needed to show them. */
export interface FoundReport extends Arranged {
  readonly settled: SettledColumns;
  /** Which time of the facts the rows are counted by. */
  readonly time: string;
  readonly names: ReadonlyMap<string, string>;
}

/** A group in words, as far as they are the workspace's own. */
export function builtGroup({ settled, names }: FoundReport, { keys, count, from, summaries }: RowGroup): BuiltGroup {
  const cells = keys.map((key, at) => {
    const column = settled.groups[at];
    return column ? cellOf(column, key, names) : null;
  });
  return { keys: cells, count, from, summaries: alongColumns(settled, summaries) };
}

/** One for each column: null where nothing is said of it. */
export function alongColumns(
  { columns }: Pick<SettledColumns, 'columns'>,
  summaries: readonly (number | null)[],
): readonly (number | null)[] {
  const summed = columns.filter(({ summary }) => summary !== null);
  return columns.map((column) => summaries[summed.indexOf(column)] ?? null);
}

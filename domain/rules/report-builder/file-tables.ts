import type { Cell, ColumnKind, ReportColumn, ReportTable } from '../../report-files/report.ts';
import type { BuiltGroup } from './built-groups.ts';
import type { BuilderColumn, Summary } from './columns.ts';

/** A column that is shown, and where its values stand in a row. */
export interface ShownColumn {
  readonly column: BuilderColumn;
  readonly place: number;
}

/** What columns are called, and what their values say. */
export interface ColumnWords {
  nameOf(key: string): string;
  textOf(column: BuilderColumn, cell: Cell): string;
  /** Of rows that have no value in common. */
  noneOf(column: BuilderColumn): string;
}

/** What the rows of a file are called, and kept as. */
export function fileColumns(columns: readonly ShownColumn[], { nameOf }: Pick<ColumnWords, 'nameOf'>): ReportColumn[] {
  return columns.map(({ column: { key, kind } }) => ({ key, label: nameOf(key), kind }));
}

interface TableWords {
  readonly title: string;
  readonly count: string;
  readonly all: string;
  summary(name: string, summary: Summary): string;
}

interface Groups {
  readonly groups: readonly BuiltGroup[];
  /** So many of the columns, the first ones, are what rows are grouped by. */
  readonly groupedBy: number;
}

/** The groups as the view shows them. */
export function groupsTable(
  { groups, groupedBy }: Groups,
  columns: readonly ShownColumn[],
  words: ColumnWords,
  { title, count, all, summary }: TableWords,
): ReportTable {
  const grouped = columns.filter(({ place }) => place < groupedBy);
  const summed = columns.flatMap(({ column, place }) =>
    column.summary ? [{ column, place, summary: column.summary }] : [],
  );
  const keyOf = ({ keys }: BuiltGroup, { column, place }: ShownColumn): Cell => {
    if (place >= keys.length) return all;
    const key = keys[place] ?? null;
    return key === null ? words.noneOf(column) : words.textOf(column, key);
  };
  return {
    title,
    columns: [
      ...grouped.map(({ column: { key } }) => ({ key, label: words.nameOf(key), kind: 'text' as const })),
      { key: 'rows', label: count, kind: 'count' },
      ...summed.map(({ column, summary: its }) => ({
        ...{ key: `sum ${column.key}`, label: summary(words.nameOf(column.key), its), kind: summaryKind(column) },
      })),
    ],
    rows: groups.map((group) => [
      ...grouped.map((column) => keyOf(group, column)),
      group.count,
      ...summed.map(({ place }) => group.summaries[place] ?? null),
    ]),
  };
}

function summaryKind({ kind, summary }: BuilderColumn): ColumnKind {
  if (summary === 'share') return 'share';
  return summary === 'mean' ? 'number' : kind;
}

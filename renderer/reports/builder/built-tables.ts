import type { BuiltGroup, BuiltReport } from '#domain/contract/ipc/report-builder-views.ts';
import type { Cell, ColumnKind, ReportColumn, ReportTable } from '#domain/report-files/report.ts';
import type { BuilderColumn, Summary } from '#domain/rules/report-builder/columns.ts';
import { choiceLists } from '#domain/rules/report-builder/columns.ts';
import type { ShownColumn } from './built-columns.ts';
import type { useColumnWords } from './use-column-words.ts';

type Words = ReturnType<typeof useColumnWords>;

/** What the rows of a file are called, and kept as. */
export function fileColumns(columns: readonly ShownColumn[], { nameOf }: Words): ReportColumn[] {
  return columns.map(({ column: { key, kind } }) => ({ key, label: nameOf(key), kind }));
}

/** What values of built-in choices are called in a file, by `<column>.<value>`. */
export function fileChoices(columns: readonly ShownColumn[], { word }: Words): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap(({ column: { key, choices } }) =>
      choices ? choiceLists[choices].map((value) => [`${key}.${value}`, word(choices, value)]) : [],
    ),
  );
}

interface TableWords {
  readonly title: string;
  readonly count: string;
  readonly all: string;
  summary(name: string, summary: Summary): string;
}

/** The groups as the view shows them. */
export function groupsTable(
  { groups, groupedBy }: Pick<BuiltReport, 'groups' | 'groupedBy'>,
  columns: readonly ShownColumn[],
  words: Words,
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

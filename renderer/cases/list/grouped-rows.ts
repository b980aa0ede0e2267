import type { GroupCount } from '#domain/contract/ipc/queue-views.ts';

/** A line of a grouped list: the heading of a group, or the nth case of the list. */
type GroupedLine =
  | { readonly kind: 'group'; readonly group: GroupCount }
  | { readonly kind: 'row'; readonly row: number };

interface GroupedRows {
  readonly lines: number;
  lineAt(line: number): GroupedLine;
  /** The line that the nth case stands on. */
  lineOf(row: number): number;
  /** The first case on or after a line. */
  rowAt(line: number): number;
}

/** Puts the headings between the cases; a list without groups is the cases alone. */
export function groupedRows(groups: readonly GroupCount[], rows: number): GroupedRows {
  // Where each group's heading stands, counted in lines; its first case, counted in cases.
  const firstRows: number[] = [];
  let before = 0;
  for (const { count } of groups) {
    firstRows.push(before);
    before += count;
  }
  const groupOfLine = (line: number) => last(firstRows.length, (at) => (firstRows[at] ?? 0) + at <= line);
  return {
    lines: rows + groups.length,
    lineAt(line) {
      const at = groupOfLine(line);
      const group = groups[at];
      if (group && (firstRows[at] ?? 0) + at === line) return { kind: 'group', group };
      return { kind: 'row', row: line - at - 1 };
    },
    lineOf: (row) => row + last(firstRows.length, (at) => (firstRows[at] ?? 0) <= row) + 1,
    rowAt(line) {
      const at = groupOfLine(line);
      return Math.min(Math.max(0, line - at - ((firstRows[at] ?? -1) + at === line ? 0 : 1)), Math.max(0, rows - 1));
    },
  };
}

/** The last place for which it holds; it holds up to some place and for none behind. -1 for none at all. */
function last(count: number, holds: (at: number) => boolean): number {
  let low = -1;
  let high = count;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

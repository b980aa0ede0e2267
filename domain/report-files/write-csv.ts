import { type CellWriting, plainCell } from './cell-text.ts';
import { harmless } from './harmless.ts';
import type { StreamedTable, TableHead, TableRow } from './report.ts';

export interface CsvOptions extends CellWriting {
  /** A byte order mark, so that Excel reads Chinese. */
  readonly bom: boolean;
}

/** RFC 4180: lines end with CRLF, what needs it is quoted. Texts that a spreadsheet would take for formulas are defused. */
export async function* csvText(
  table: TableHead & Pick<StreamedTable, 'batches'>,
  options: CsvOptions,
): AsyncGenerator<string> {
  const { columns, batches } = table;
  yield `${options.bom ? '\uFEFF' : ''}${line(columns.map(({ label }) => harmless(label)))}`;
  for await (const rows of batches) yield rows.map((row) => line(cellsOf(table, row, options))).join('');
}

function cellsOf({ columns }: TableHead, row: TableRow, options: CsvOptions): string[] {
  return columns.map(({ kind }, at) => {
    const cell = row[at] ?? null;
    const text = plainCell(kind, cell, options);
    // A number stands for itself, with its sign.
    return typeof cell === 'string' ? harmless(text) : text;
  });
}

function line(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

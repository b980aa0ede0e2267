import { shownCell } from '../cell-text.ts';
import type { LocalClock } from '../local-clock.ts';
import { type Cell, type ReportColumn, reportWords, type TableRow } from '../report.ts';
import type { RowQueue } from '../row-queue.ts';
import { widthOf } from '../text-width.ts';
import { columnLetters, textCell, typedCell } from './cells.ts';
import { xmlHead } from './xml.ts';

export const sheetHead = `${xmlHead}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`;
/** Printed on A4 along the page, never cut into columns. */
export const sheetPaper = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';

/** Below the head; a sheet ends after 2^20 rows. */
export const mostRows = 1_048_575;
const rowsAtOnce = 200;
const narrowest = 8;
const widest = 60;

interface SheetParts {
  readonly columns: readonly ReportColumn[];
  readonly queue: RowQueue;
  readonly clock: LocalClock;
  /** Told when the sheet is full or nothing is left: how many rows it holds. */
  readonly ended: (rows: number) => void;
  readonly mostRows: number;
}

/** A sheet of rows: the head stays when the rows are moved and filters them. */
export async function* tableSheet({ columns, queue, clock, ended, mostRows }: SheetParts): AsyncGenerator<string> {
  const letters = columns.map((_, at) => columnLetters(at));
  yield `${sheetHead}<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${widthsXml(columns, await queue.look(), clock)}<sheetData>`;
  yield `<row r="1" ht="20" customHeight="1">${columns.map(({ label }, at) => textCell(`${letters[at]}1`, label, 'head')).join('')}</row>`;
  let count = 0;
  while (count < mostRows) {
    const rows = await queue.take(Math.min(rowsAtOnce, mostRows - count));
    if (rows.length === 0) break;
    const first = count + 2;
    yield rows.map((row, at) => rowXml(columns, letters, row, first + at, clock)).join('');
    count += rows.length;
  }
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1)}${count + 1}"/>${sheetPaper}</worksheet>`;
  ended(count);
}

function rowXml(
  columns: readonly ReportColumn[],
  letters: readonly string[],
  row: TableRow,
  number: number,
  clock: LocalClock,
): string {
  let cells = '';
  for (const [at, { kind }] of columns.entries())
    cells += typedCell(`${letters[at]}${number}`, kind, row[at] ?? null, clock);
  return `<row r="${number}">${cells}</row>`;
}

/** As wide as the head and the first rows are. */
function widthsXml(columns: readonly ReportColumn[], rows: readonly TableRow[], clock: LocalClock): string {
  const words = { yes: reportWords.yes, no: reportWords.no };
  const said = (column: ReportColumn, cell: Cell) =>
    cell === null ? 0 : widthOf(shownCell(column.kind, cell, { clock, words }));
  const widths = columns.map((column, at) => {
    const longest = Math.max(widthOf(column.label) + 3, ...rows.map((row) => said(column, row[at] ?? null)));
    const width = Math.min(widest, Math.max(narrowest, longest + 2));
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
  });
  return `<cols>${widths.join('')}</cols>`;
}

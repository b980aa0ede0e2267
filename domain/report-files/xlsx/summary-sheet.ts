import type { LocalClock } from '../local-clock.ts';
import type { Report } from '../report.ts';
import { widthOf } from '../text-width.ts';
import { textCell, typedCell } from './cells.ts';
import { type Placed, pictureRows } from './drawing.ts';
import { sheetHead, sheetPaper } from './table-sheet.ts';

export interface Summary {
  readonly sheet: string;
  readonly pictures: readonly Placed[];
}

const columnWidths = [30, 90, 10] as const;
const rowHeight = 15;
/** On paper; a picture that does not fit begins the next page. */
const rowsOfPage = 30;
/** What stands beside a picture: a gap, its title, its words. */
const rowsBeside = 5;

/** The first sheet: what the report is of, its pictures, and what its figures mean. */
export function summarySheet(report: Report, clock: LocalClock): Summary {
  const { words } = report;
  const rows: string[] = [];
  const pictures: Placed[] = [];
  const merged: string[] = [];
  /** Rows after which a page ends on paper. */
  const pageEnds: number[] = [];
  const put = (write: (number: number) => string, height = '') => {
    const number = rows.length + 1;
    rows.push(`<row r="${number}"${height}>${write(number)}</row>`);
  };
  const gap = (count = 1) => {
    for (let at = 0; at < count; at++) put(() => '');
  };
  put((n) => textCell(`A${n}`, report.title, 'title'), ' ht="26" customHeight="1"');
  gap();
  for (const { label, value } of report.about)
    put((n) => textCell(`A${n}`, label, 'label') + textCell(`B${n}`, value, 'text'));
  for (const chart of report.charts) {
    const needed = pictureRows(chart) + rowsBeside;
    if (rows.length - (pageEnds.at(-1) ?? 0) + needed > rowsOfPage) pageEnds.push(rows.length);
    gap();
    put((n) => textCell(`A${n}`, chart.title, 'label'));
    pictures.push({ chart, row: rows.length });
    gap(pictureRows(chart));
    merged.push(`A${rows.length + 1}:B${rows.length + 1}`);
    put((n) => textCell(`A${n}`, chart.text, 'wrapped'), highEnough(chart.text, columnWidths[0] + columnWidths[1]));
  }
  if (report.definitions.length > 0) {
    gap();
    const heads = [words.definition, words.definitions, words.version];
    put((n) => heads.map((head, at) => textCell(`${'ABC'[at]}${n}`, head, 'head')).join(''));
  }
  for (const { name, text, version } of report.definitions)
    put(
      (n) =>
        textCell(`A${n}`, name, 'label') +
        textCell(`B${n}`, text, 'wrapped') +
        typedCell(`C${n}`, 'count', version, clock),
      highEnough(text, columnWidths[1]),
    );
  const cols = columnWidths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const merges = merged.map((cells) => `<mergeCell ref="${cells}"/>`).join('');
  const below = merged.length > 0 ? `<mergeCells count="${merged.length}">${merges}</mergeCells>` : '';
  const breaks = pageEnds.map((row) => `<brk id="${row}" max="16383" man="1"/>`).join('');
  const paged =
    pageEnds.length > 0
      ? `<rowBreaks count="${pageEnds.length}" manualBreakCount="${pageEnds.length}">${breaks}</rowBreaks>`
      : '';
  const drawing = pictures.length > 0 ? '<drawing r:id="rId1"/>' : '';
  const sheet = `${sheetHead}<sheetViews><sheetView tabSelected="1" showGridLines="0" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="${rowHeight}"/><cols>${cols.join('')}</cols><sheetData>${rows.join('')}</sheetData>${below}${sheetPaper}${paged}${drawing}</worksheet>`;
  return { sheet, pictures };
}

/** Programs do not all work out how high a row of several lines must be. */
function highEnough(text: string, width: number): string {
  const lines = Math.ceil(widthOf(text) / (width * 0.9));
  return lines > 1 ? ` ht="${lines * rowHeight}" customHeight="1"` : '';
}

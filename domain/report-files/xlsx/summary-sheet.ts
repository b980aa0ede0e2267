import type { LocalClock } from '../local-clock.ts';
import type { Report } from '../report.ts';
import { textCell, typedCell } from './cells.ts';
import { type Placed, pictureRows } from './drawing.ts';
import { sheetHead, sheetPaper } from './table-sheet.ts';

export interface Summary {
  readonly sheet: string;
  readonly pictures: readonly Placed[];
}

/** The first sheet: what the report is of, its pictures, and what its figures mean. */
export function summarySheet(report: Report, clock: LocalClock): Summary {
  const { words } = report;
  const rows: string[] = [];
  const pictures: Placed[] = [];
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
    gap();
    put((n) => textCell(`A${n}`, chart.title, 'label'));
    pictures.push({ chart, row: rows.length });
    gap(pictureRows(chart));
    put((n) => textCell(`A${n}`, chart.text, 'text'));
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
    );
  const drawing = pictures.length > 0 ? '<drawing r:id="rId1"/>' : '';
  const sheet = `${sheetHead}<sheetViews><sheetView tabSelected="1" showGridLines="0" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="30" customWidth="1"/><col min="2" max="2" width="90" customWidth="1"/><col min="3" max="3" width="10" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData>${sheetPaper}${drawing}</worksheet>`;
  return { sheet, pictures };
}

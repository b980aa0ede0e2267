import pdfMake from 'pdfmake/build/pdfmake.min.js';
import type { CellWriting } from '../cell-text.ts';
import { mostPdfRows } from '../file-kind.ts';
import { filled, type Report, type StreamedTable, type TableRow } from '../report.ts';
import { chartOf, coverOf, definitionsOf, type PdfNode, soft, tableOf } from './pdf-content.ts';

export interface PdfFonts {
  /** TrueType, with the signs of Chinese; only those that are used go into the file. */
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

const fontName = 'Noto Sans SC';

/**
 * Cover, charts, definitions, tables, and the first of the rows, which is said. The one thing that pdfmake takes from the machine is the
 * moment that stands in the file as the one at which it was made.
 */
export async function writePdf(report: Report, fonts: PdfFonts, writing: CellWriting): Promise<Uint8Array> {
  const { charts, tables, rows, words } = report;
  pdfMake.virtualfs.writeFileSync('regular.ttf', fonts.regular);
  pdfMake.virtualfs.writeFileSync('bold.ttf', fonts.bold);
  pdfMake.addFonts({
    [fontName]: { normal: 'regular.ttf', bold: 'bold.ttf', italics: 'regular.ttf', bolditalics: 'bold.ttf' },
  });
  pdfMake.setUrlAccessPolicy(() => false);
  const content: PdfNode[] = [
    ...coverOf(report),
    ...charts.map((chart) => chartOf(chart, fontName)),
    ...definitionsOf(report),
    ...tables.filter((table) => table.rows.length > 0).map((table) => tableOf(table, writing)),
    ...(rows ? [await rowsOf(rows, words.rowsCut, writing)] : []),
  ];
  const side = (text: string, alignment: string) => ({ text, alignment, style: 'edge' });
  return await pdfMake
    .createPdf({
      info: { title: report.title, creator: 'Holdfast', producer: 'Holdfast' },
      language: report.language,
      pageSize: 'A4',
      pageMargins: [40, 44, 40, 44],
      content,
      header: (page: number) => (page === 1 ? null : side(report.title, 'left')),
      footer: (page: number, pages: number) => side(filled(words.page, { page, pages }), 'right'),
      defaultStyle: { font: fontName, fontSize: 9 },
      styles: {
        title: { fontSize: 20, bold: true, margin: [0, 0, 0, 10] },
        heading: { fontSize: 12, bold: true, margin: [0, 14, 0, 6] },
        note: { fontSize: 8, color: soft, margin: [0, 2, 0, 6] },
        edge: { fontSize: 8, color: soft, margin: [40, 18, 40, 0] },
      },
    })
    .getBuffer();
}

async function rowsOf(table: StreamedTable, cutWords: string, writing: CellWriting): Promise<PdfNode> {
  const rows: TableRow[] = [];
  let isCut = false;
  for await (const batch of table.batches) {
    rows.push(...batch.slice(0, mostPdfRows - rows.length));
    isCut = rows.length === mostPdfRows;
    if (isCut) break;
  }
  const total = table.total ?? rows.length;
  const note = isCut && total > rows.length ? { note: filled(cutWords, { shown: rows.length, total }) } : {};
  return tableOf({ title: table.title, columns: table.columns, rows, ...note }, writing);
}

import type { LocalClock } from '../local-clock.ts';
import type { Report, ReportChart, TableHead, TableRow } from '../report.ts';
import { inOneBatch, RowQueue } from '../row-queue.ts';
import { type ZipPart, zipStream } from '../zip-stream.ts';
import { drawingXml, relationsXml } from './drawing.ts';
import { sheetNames } from './sheet-names.ts';
import { stylesXml } from './styles.ts';
import { summarySheet } from './summary-sheet.ts';
import { mostRows, tableSheet } from './table-sheet.ts';
import { contentTypesXml, propertiesXml, type Sheet, workbookXml } from './workbook.ts';

export interface XlsxParts {
  readonly clock: LocalClock;
  /** A chart as a PNG picture. */
  readonly picture: (chart: ReportChart) => Uint8Array;
  /** Rows of a sheet below its head, where it is not to be the most there may be. */
  readonly rowsOfSheet?: number;
}

/**
 * A workbook (ECMA-376) written as it comes: a sheet of what it is about, one for each table, and as many for the rows as they need. Only the
 * rows at hand are held. Texts stand in their cells: a table of all of them would have to be held to the end.
 */
export function writeXlsx(report: Report, parts: XlsxParts): AsyncGenerator<Uint8Array> {
  return zipStream(partsOf(report, parts), report.madeAt);
}

async function* partsOf(
  report: Report,
  { clock, picture, rowsOfSheet = mostRows }: XlsxParts,
): AsyncGenerator<ZipPart> {
  const nameOf = sheetNames();
  const summary = summarySheet(report, clock);
  const sheets: Sheet[] = [{ name: nameOf(report.words.summary), table: null }];
  yield { path: 'xl/worksheets/sheet1.xml', content: [summary.sheet] };

  async function* table(
    { title, columns }: TableHead,
    batches: AsyncIterable<readonly TableRow[]>,
  ): AsyncGenerator<ZipPart> {
    const queue = new RowQueue(batches);
    try {
      do {
        const name = nameOf(title);
        const ended = (rows: number) => sheets.push({ name, table: { rows, columns: columns.length } });
        const content = tableSheet({ columns, queue, clock, ended, mostRows: rowsOfSheet });
        yield { path: `xl/worksheets/sheet${sheets.length + 1}.xml`, content };
      } while ((await queue.look()).length > 0);
    } finally {
      await queue.close();
    }
  }
  for (const each of report.tables) yield* table(each, inOneBatch(each.rows));
  if (report.rows) yield* table(report.rows, report.rows.batches);

  const { pictures } = summary;
  if (pictures.length > 0) {
    const drawing = [{ type: 'drawing', target: '../drawings/drawing1.xml' }];
    yield { path: 'xl/worksheets/_rels/sheet1.xml.rels', content: [relationsXml(drawing)] };
    yield { path: 'xl/drawings/drawing1.xml', content: [drawingXml(pictures)] };
    const images = pictures.map((_, at) => ({ type: 'image', target: `../media/image${at + 1}.png` }));
    yield { path: 'xl/drawings/_rels/drawing1.xml.rels', content: [relationsXml(images)] };
    for (const [at, { chart }] of pictures.entries())
      yield { path: `xl/media/image${at + 1}.png`, content: picture(chart) };
  }
  const sheetFiles = sheets.map((_, at) => ({ type: 'worksheet', target: `worksheets/sheet${at + 1}.xml` }));
  yield { path: 'xl/styles.xml', content: [stylesXml] };
  yield { path: 'xl/workbook.xml', content: [workbookXml(sheets)] };
  yield {
    path: 'xl/_rels/workbook.xml.rels',
    content: [relationsXml([...sheetFiles, { type: 'styles', target: 'styles.xml' }])],
  };
  const created = `${clock.iso(report.madeAt)}`;
  yield { path: 'docProps/core.xml', content: [propertiesXml(report.title, created)] };
  const properties = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';
  const root = [
    { type: 'officeDocument', target: 'xl/workbook.xml' },
    { type: properties, target: 'docProps/core.xml' },
  ];
  yield { path: '_rels/.rels', content: [relationsXml(root)] };
  yield { path: '[Content_Types].xml', content: [contentTypesXml(sheets.length, pictures.length)] };
}

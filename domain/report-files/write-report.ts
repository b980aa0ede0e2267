import { strToU8 } from 'fflate';
import type { CellWriting } from './cell-text.ts';
import type { ReportFormat } from './file-kind.ts';
import type { LocalClock } from './local-clock.ts';
import type { PdfFonts } from './pdf/write-pdf.ts';
import type { Report, ReportChart, StreamedTable } from './report.ts';
import { inOneBatch } from './row-queue.ts';
import { csvText } from './write-csv.ts';
import { jsonText } from './write-json.ts';
import { sheetNames } from './xlsx/sheet-names.ts';
import { writeXlsx } from './xlsx/write-xlsx.ts';
import { zipStream } from './zip-stream.ts';

/** What a writer asks of the machine it runs on. */
export interface ReportTools {
  readonly clock: LocalClock;
  readonly fonts: () => PdfFonts;
  /** A chart as a PNG picture. */
  readonly picture: (chart: ReportChart) => Uint8Array;
}

/** The report as a file, piece by piece. `bom` is for CSV. */
export async function* writeReport(
  format: ReportFormat,
  report: Report,
  tools: ReportTools,
  { bom }: { readonly bom: boolean },
): AsyncGenerator<Uint8Array> {
  const { clock } = tools;
  const writing = { clock, words: report.words };
  const [chart] = report.charts;
  if (format === 'csv') yield* writeCsv(report, { ...writing, bom });
  else if (format === 'json') yield* encoded(jsonText(report, clock));
  else if (format === 'xlsx') yield* writeXlsx(report, tools);
  else if (format === 'pdf') yield await pdfOf(report, tools.fonts(), writing);
  else if (!chart) throw new RangeError('a picture is of a chart');
  else if (format === 'svg') yield strToU8(chart.svg);
  else yield tools.picture(chart);
}

/** What lays out pages is a megabyte of program; the other formats do not wait for it. */
async function pdfOf(report: Report, fonts: PdfFonts, writing: CellWriting): Promise<Uint8Array> {
  const { writePdf } = await import('./pdf/write-pdf.ts');
  return await writePdf(report, fonts, writing);
}

async function* writeCsv(report: Report, options: Parameters<typeof csvText>[1]): AsyncGenerator<Uint8Array> {
  const tables: readonly Pick<StreamedTable, 'title' | 'columns' | 'batches'>[] = report.rows
    ? [report.rows]
    : report.tables.map((table) => ({ ...table, batches: inOneBatch(table.rows) }));
  const [only] = tables;
  if (!only) throw new RangeError('a CSV file is of a table');
  if (tables.length === 1) return yield* encoded(csvText(only, options));
  const nameOf = sheetNames();
  const parts = tables.map((table) => ({ path: `${nameOf(table.title)}.csv`, content: csvText(table, options) }));
  yield* zipStream(parts, report.madeAt);
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield strToU8(text);
}

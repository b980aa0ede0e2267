import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { fileKindOf } from '#domain/report-files/file-kind.ts';
import { createLocalClock } from '#domain/report-files/local-clock.ts';
import type { PdfFonts } from '#domain/report-files/pdf/write-pdf.ts';
import { filled, type ReportChart } from '#domain/report-files/report.ts';
import { inOneBatch } from '#domain/report-files/row-queue.ts';
import { type ReportTools, writeReport } from '#domain/report-files/write-report.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { sayValue } from '#domain/rules/report-pages/say-value.ts';
import type { FileOrder, WrittenFile } from './file-order.ts';
import { textsOf } from './texts.ts';

// A thread for the files of one run: drawing charts and laying out pages takes seconds in which the server has devices to answer.

const { resolve } = createRequire(import.meta.url);

function font(name: string): Uint8Array {
  return readFileSync(resolve(`@expo-google-fonts/noto-sans-sc/${name}.ttf`));
}

async function write(order: FileOrder): Promise<readonly WrittenFile[]> {
  const { formats, rows } = order;
  const report = { ...order.report, charts: await drawn(order) };
  // Each format takes them anew.
  const streamed = () => rows && { ...rows, total: rows.rows.length, batches: inOneBatch(rows.rows) };
  const draw = formats.includes('xlsx') && report.charts.length > 0 ? await startDrawing() : undefined;
  let loaded: PdfFonts | undefined;
  const fonts = () => {
    loaded ??= { regular: font('400Regular/NotoSansSC_400Regular'), bold: font('700Bold/NotoSansSC_700Bold') };
    return loaded;
  };
  const tools: ReportTools = {
    clock: createLocalClock(report.zone, createZoneOffsets()),
    fonts,
    picture(chart) {
      if (!draw) throw new RangeError('these files have no pictures');
      return draw(chart, fonts());
    },
  };
  const files: WrittenFile[] = [];
  for (const format of formats) {
    const pieces: Uint8Array[] = [];
    for await (const piece of writeReport(format, { ...report, rows: streamed() }, tools, { bom: true }))
      pieces.push(piece);
    files.push({ ...fileKindOf(format, { ...report, rows }), bytes: new Uint8Array(Buffer.concat(pieces)) });
  }
  return files;
}

/** What draws pictures, loaded for files that hold some alone. */
async function startDrawing() {
  const { initWasm } = await import('@resvg/resvg-wasm');
  const { chartPicture } = await import('#domain/report-files/chart-picture.ts');
  await initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return chartPicture;
}

/** None for those formats that hold no charts; what draws them is not loaded then. */
async function drawn({ report: { language }, charts, formats }: FileOrder): Promise<readonly ReportChart[]> {
  if (charts.length === 0 || !formats.some((format) => format === 'pdf' || format === 'xlsx')) return [];
  const { paperCharts } = await import('#domain/report-charts/paper-charts.ts');
  const texts = textsOf(language).reports.chart;
  return paperCharts(
    charts.map((chart) => ({ ...chart, say: (value) => sayValue(value, chart.unit, language) })),
    {
      nothing: texts.nothing,
      words: (values) => filled(texts.words, values),
      one: (values) => filled(texts.one, values),
      compared: (values) => filled(texts.compared, values),
      along: (values) => filled(texts.along, values),
    },
  );
}

async function serve(port: MessagePort, order: FileOrder): Promise<void> {
  port.postMessage(await write(order));
}

// What fails here ends the thread, and who started it hears of that.
if (parentPort) await serve(parentPort, workerData as FileOrder);

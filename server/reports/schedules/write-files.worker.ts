import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { initWasm } from '@resvg/resvg-wasm';
import { paperCharts } from '#domain/report-charts/paper-charts.ts';
import { chartPicture } from '#domain/report-files/chart-picture.ts';
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
  const report = { ...order.report, charts: drawn(order) };
  // Each format takes them anew.
  const streamed = () => rows && { ...rows, total: rows.rows.length, batches: inOneBatch(rows.rows) };
  if (report.charts.length > 0) await initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')));
  let loaded: PdfFonts | undefined;
  const fonts = () => {
    loaded ??= { regular: font('400Regular/NotoSansSC_400Regular'), bold: font('700Bold/NotoSansSC_700Bold') };
    return loaded;
  };
  const tools: ReportTools = {
    clock: createLocalClock(report.zone, createZoneOffsets()),
    fonts,
    picture: (chart) => chartPicture(chart, fonts()),
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

/** None for those formats that hold no pictures. */
function drawn({ report: { language }, charts, formats }: FileOrder): readonly ReportChart[] {
  if (!formats.some((format) => format === 'pdf' || format === 'xlsx')) return [];
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

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { fileKindOf } from '#domain/report-files/file-kind.ts';
import { createLocalClock } from '#domain/report-files/local-clock.ts';
import type { PdfFonts } from '#domain/report-files/pdf/write-pdf.ts';
import { type ReportTools, writeReport } from '#domain/report-files/write-report.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import type { FileOrder, WrittenFile } from './file-order.ts';

// A thread for the files of one run: laying out pages takes seconds in which the server has devices to answer.

const { resolve } = createRequire(import.meta.url);

function font(name: string): Uint8Array {
  return readFileSync(resolve(`@expo-google-fonts/noto-sans-sc/${name}.ttf`));
}

function fonts(): PdfFonts {
  return { regular: font('400Regular/NotoSansSC_400Regular'), bold: font('700Bold/NotoSansSC_700Bold') };
}

async function write({ report, formats }: FileOrder): Promise<readonly WrittenFile[]> {
  const tools: ReportTools = {
    clock: createLocalClock(report.zone, createZoneOffsets()),
    fonts,
    picture() {
      throw new Error('reports by schedule have no pictures');
    },
  };
  const files: WrittenFile[] = [];
  for (const format of formats) {
    const pieces: Uint8Array[] = [];
    for await (const piece of writeReport(format, report, tools, { bom: true })) pieces.push(piece);
    files.push({ ...fileKindOf(format, report), bytes: new Uint8Array(Buffer.concat(pieces)) });
  }
  return files;
}

async function serve(port: MessagePort, order: FileOrder): Promise<void> {
  port.postMessage(await write(order));
}

// What fails here ends the thread, and who started it hears of that.
if (parentPort) await serve(parentPort, workerData as FileOrder);

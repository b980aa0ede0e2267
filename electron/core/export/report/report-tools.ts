import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm } from '@resvg/resvg-wasm';
import { chartPicture } from '#domain/report-files/chart-picture.ts';
import { createLocalClock } from '#domain/report-files/local-clock.ts';
import type { PdfFonts } from '#domain/report-files/pdf/write-pdf.ts';
import type { ReportTools } from '#domain/report-files/write-report.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';

const { resolve } = createRequire(import.meta.url);

let drawing: Promise<void> | undefined;

/** Fonts and the drawing of pictures, the same on every machine: none of its own fonts is asked for. */
export async function reportTools(zone: string): Promise<ReportTools> {
  // The module that draws can be started once only.
  drawing ??= initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')));
  await drawing;
  let fonts: PdfFonts | undefined;
  const loaded = () => {
    fonts ??= { regular: fontFile('400Regular/NotoSansSC_400Regular'), bold: fontFile('700Bold/NotoSansSC_700Bold') };
    return fonts;
  };
  return {
    clock: createLocalClock(zone, createZoneOffsets()),
    fonts: loaded,
    picture: (chart) => chartPicture(chart, loaded()),
  };
}

function fontFile(name: string): Uint8Array {
  return readFileSync(resolve(`@expo-google-fonts/noto-sans-sc/${name}.ttf`));
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createLocalClock } from '#domain/report-files/local-clock.ts';
import type { PdfFonts } from '#domain/report-files/pdf/write-pdf.ts';
import type { ReportTools } from '#domain/report-files/write-report.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';

const { resolve } = createRequire(import.meta.url);

/** Fonts and the drawing of pictures, the same on every machine: none of its own fonts is asked for. What draws is loaded for files with pictures alone. */
export async function reportTools(zone: string, hasPictures: boolean): Promise<ReportTools> {
  let fonts: PdfFonts | undefined;
  const loaded = () => {
    fonts ??= { regular: fontFile('400Regular/NotoSansSC_400Regular'), bold: fontFile('700Bold/NotoSansSC_700Bold') };
    return fonts;
  };
  const draw = hasPictures ? await drawer() : undefined;
  return {
    clock: createLocalClock(zone, createZoneOffsets()),
    fonts: loaded,
    picture(chart) {
      if (!draw) throw new RangeError('this file has no pictures');
      return draw(chart, loaded());
    },
  };
}

async function drawer() {
  const { startDrawing } = await import('./start-drawing.ts');
  return await startDrawing();
}

function fontFile(name: string): Uint8Array {
  return readFileSync(resolve(`@expo-google-fonts/noto-sans-sc/${name}.ttf`));
}

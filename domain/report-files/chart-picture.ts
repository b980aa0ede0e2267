import { Resvg } from '@resvg/resvg-wasm';
import type { PdfFonts } from './pdf/write-pdf.ts';
import type { ReportChart } from './report.ts';

/** Pixels of the picture for one of the screen: sharp where it is looked at closely, or printed. */
const sharpness = 2;

/** A chart as a PNG picture, the same on every machine: none of its own fonts is asked for. The host has started the module that draws. */
export function chartPicture({ svg, width }: ReportChart, { regular, bold }: PdfFonts): Uint8Array {
  const drawn = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: Math.round(width * sharpness) },
    font: { fontBuffers: [regular, bold], defaultFontFamily: 'Noto Sans SC', loadSystemFonts: false },
  });
  try {
    const image = drawn.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    drawn.free();
  }
}

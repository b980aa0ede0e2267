import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm } from '@resvg/resvg-wasm';
import { chartPicture } from '#domain/report-files/chart-picture.ts';

let drawing: Promise<void> | undefined;

/** What draws pictures, once it is ready to. It can be started once only. */
export async function startDrawing(): Promise<typeof chartPicture> {
  drawing ??= initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  await drawing;
  return chartPicture;
}

import type { TableRow } from '#domain/report-files/report.ts';
import { writeReport } from '#domain/report-files/write-report.ts';
import type { FileOrder, RowBatches } from './file-order.ts';
import { unpackRows } from './packed-rows.ts';
import { reportTools } from './report-tools.ts';

/** Writes in the thread that asks. */
export async function* makeFileHere(
  { format, bom, report, rows }: FileOrder,
  batches: RowBatches,
): AsyncGenerator<Uint8Array> {
  const whole = { ...report, rows: rows && { ...rows, batches: unpacked(batches) } };
  const hasPictures = (format === 'xlsx' || format === 'png') && report.charts.length > 0;
  yield* writeReport(format, whole, await reportTools(report.zone, hasPictures), { bom });
}

async function* unpacked(batches: RowBatches): AsyncGenerator<readonly TableRow[]> {
  for await (const batch of batches) yield unpackRows(batch);
}

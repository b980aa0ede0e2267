import { writeReport } from '#domain/report-files/write-report.ts';
import type { FileOrder, RowBatches } from './file-order.ts';
import { reportTools } from './report-tools.ts';

/** Writes in the thread that asks. */
export async function* makeFileHere(
  { format, bom, report, rows }: FileOrder,
  batches: RowBatches,
): AsyncGenerator<Uint8Array> {
  const whole = { ...report, rows: rows && { ...rows, batches } };
  yield* writeReport(format, whole, await reportTools(report.zone), { bom });
}

import type { Report, StreamedTable, TableRow } from '#domain/report-files/report.ts';
import type { ReportFormat } from '#domain/report-files/write-report.ts';

/** A report to be written, without its rows: plain data, for it crosses to a thread. */
export interface FileOrder {
  readonly format: ReportFormat;
  readonly bom: boolean;
  readonly report: Omit<Report, 'rows'>;
  readonly rows: Omit<StreamedTable, 'batches'> | null;
}

export type RowBatches = AsyncIterable<readonly TableRow[]>;

/** Writes a report, here or in a thread: pieces come as they are asked for, and rows are asked for as they are written. */
export type FileMaker = (order: FileOrder, batches: RowBatches, signal: AbortSignal) => AsyncIterable<Uint8Array>;

import type { ReportFormat } from '#domain/report-files/file-kind.ts';
import type { Report, StreamedTable } from '#domain/report-files/report.ts';
import type { PackedRows } from './packed-rows.ts';

/** A report to be written, without its rows: plain data, for it crosses to a thread. */
export interface FileOrder {
  readonly format: ReportFormat;
  readonly bom: boolean;
  readonly report: Omit<Report, 'rows'>;
  readonly rows: Omit<StreamedTable, 'batches'> | null;
}

export type RowBatches = AsyncIterable<PackedRows>;

/** Writes a report, here or in a thread: pieces come as they are asked for, and rows are asked for as they are written. */
export type FileMaker = (order: FileOrder, batches: RowBatches, signal: AbortSignal) => AsyncIterable<Uint8Array>;

import type { ScheduledFormat } from '#domain/model/report-schedule-fields.ts';
import type { Report } from '#domain/report-files/report.ts';

/** A report to be written; it goes to a thread as it is, so it holds only data. */
export interface FileOrder {
  readonly report: Report;
  readonly formats: readonly ScheduledFormat[];
}

export interface WrittenFile {
  readonly extension: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

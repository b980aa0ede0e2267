import type { Language } from '#domain/model/choices.ts';
import type { ScheduledFormat } from '#domain/model/report-schedule-fields.ts';
import type { Report, ReportTable } from '#domain/report-files/report.ts';
import type { ChartModel } from '#domain/rules/report-pages/chart-model.ts';

/** A report whose charts are still to be drawn. */
export interface UndrawnReport {
  readonly report: Omit<Report, 'charts' | 'language' | 'rows'> & { readonly language: Language };
  /** How their values are said follows from unit and language. */
  readonly charts: readonly Omit<ChartModel, 'say'>[];
}

/** A report to be written; it goes to a thread as it is, so it holds only data. */
export interface FileOrder extends UndrawnReport {
  /** Null for a report that has none. */
  readonly rows: ReportTable | null;
  readonly formats: readonly ScheduledFormat[];
}

export interface WrittenFile {
  readonly extension: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

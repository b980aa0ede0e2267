import type { reportFileFormats } from '../model/choices.ts';
import type { Report } from './report.ts';

export type ReportFormat = (typeof reportFileFormats)[number];

export interface ReportFileKind {
  readonly extension: 'csv' | 'zip' | 'json' | 'xlsx' | 'pdf' | 'svg' | 'png';
  readonly mediaType: string;
}

/** The layout of a PDF is held as a whole; whoever wants more rows wants a spreadsheet. */
export const mostPdfRows = 2000;

const mediaTypes: Readonly<Record<ReportFileKind['extension'], string>> = {
  csv: 'text/csv',
  zip: 'application/zip',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  png: 'image/png',
};

/** A CSV file holds one table: several come as an archive. */
export function fileKindOf(
  format: ReportFormat,
  report: Pick<Report, 'tables'> & { readonly rows: unknown },
): ReportFileKind {
  const extension = format === 'csv' && csvTables(report) > 1 ? 'zip' : format;
  return { extension, mediaType: mediaTypes[extension] };
}

function csvTables({ tables, rows }: Pick<Report, 'tables'> & { readonly rows: unknown }): number {
  return rows ? 1 : tables.length;
}

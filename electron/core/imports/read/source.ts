import type { ImportEncoding, ImportSeparator } from '#domain/contract/ipc/import-views.ts';
import type { ImportProblem } from '#domain/rules/customer-import/import-problems.ts';

/** A row as it is in the file. */
export interface SourceRow {
  /** Where it is, as an editor or a spreadsheet counts. */
  readonly row: number;
  readonly cells: readonly string[];
  /** What is wrong with it before anybody asks what it means. */
  readonly problems: readonly ImportProblem[];
}

/** A file as a table, whatever it is. */
export interface Source {
  readonly format: 'text' | 'workbook' | 'vcard';
  readonly encoding: ImportEncoding | null;
  readonly separator: ImportSeparator | null;
  readonly sheets: readonly string[];
  readonly sheet: number;
  readonly headers: readonly string[];
  /** From the first row of data on. `read` hears which part of the file is behind, from 0 to 1. */
  rows(read?: (part: number) => void): AsyncIterable<SourceRow>;
}

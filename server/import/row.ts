import type { ImportCase } from '#domain/contract/wire/import.ts';

/** Where a row stood, so that a refused one can be found and mended. */
export interface RowOrigin {
  readonly file: string;
  /** Counted from 1; of a row over several lines, its first. */
  readonly line: number;
  /** The row as it stood in the file. */
  readonly raw: string;
}

/** One row of a file, read into a case or refused with a reason a person can act on. */
export type ImportRow =
  | { readonly ok: true; readonly origin: RowOrigin; readonly value: ImportCase }
  | { readonly ok: false; readonly origin: RowOrigin; readonly reason: string };

/** A file (or a set of files that belong together) whose format was recognised. */
export interface ImportJob {
  /** How messages call it. */
  readonly name: string;
  /** What was recognised, in words. */
  readonly format: string;
  /** The file that refused rows are reported beside. */
  readonly path: string;
  /** Reads from the start, no more than a few rows ahead of what is taken. */
  rows(): AsyncIterable<ImportRow>;
}

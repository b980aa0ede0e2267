import type { TableRow } from '#domain/report-files/report.ts';

/** Rows of a file on their way from the thread that reads them to the one that writes them: moved, not copied, and opened by nobody in between. */
export interface PackedRows {
  readonly count: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export function packRows(rows: readonly TableRow[]): PackedRows {
  return { count: rows.length, bytes: new TextEncoder().encode(JSON.stringify(rows)) };
}

export function unpackRows({ bytes }: PackedRows): readonly TableRow[] {
  return JSON.parse(new TextDecoder().decode(bytes)) as readonly TableRow[];
}

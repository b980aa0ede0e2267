const megabyte = 1024 * 1024;

/** What one file may hold. A larger one is refused before it is read. */
export const importLimits = {
  /** Of a table of text or a file of vCards. */
  textBytes: 100 * megabyte,
  /** Of an Excel file, which is packed. */
  workbookBytes: 50 * megabyte,
  /** So many rows an import has at most. */
  rows: 200_000,
  columns: 200,
  /** Of one cell. */
  characters: 100_000,
} as const;

const workbook = /\.(?:xlsx|xlsm)$/i;

/** How many bytes a file of this name may have. */
export function mostImportBytes(name: string): number {
  return workbook.test(name) ? importLimits.workbookBytes : importLimits.textBytes;
}

import { ImportRefused } from '../import-refused.ts';
import type { Bytes } from './bytes.ts';
import { sheetRows } from './sheet-rows.ts';
import type { Source } from './source.ts';
import { readWorkbook } from './workbook.ts';
import { ZipParts } from './zip-parts.ts';

/** A sheet of an Excel file (.xlsx). It is unpacked as it is read, never whole. */
export async function workbookSource(
  file: Bytes,
  { sheet = 0, headless }: { readonly sheet?: number | undefined; readonly headless: boolean },
): Promise<Source> {
  const parts = await ZipParts.open(file);
  const workbook = await readWorkbook(parts);
  const chosen = workbook.sheets[sheet] ?? workbook.sheets[0];
  if (!chosen) throw new ImportRefused('no-workbook');
  const rowsOf = (read?: (part: number) => void) => sheetRows(parts.text(chosen.part, read), workbook);
  let names: readonly string[] | undefined;
  for await (const { cells } of rowsOf()) {
    names = cells;
    break;
  }
  if (!names) throw new ImportRefused('no-rows');
  const headers = headless ? names.map(() => '') : names.map((name) => name.trim());
  return {
    ...{ format: 'workbook', encoding: null, separator: null, headers },
    sheets: workbook.sheets.map(({ name }) => name),
    sheet: workbook.sheets.indexOf(chosen),
    async *rows(read) {
      let isHeader = !headless;
      for await (const row of rowsOf(read)) {
        if (isHeader) isHeader = false;
        else yield row;
      }
    },
  };
}

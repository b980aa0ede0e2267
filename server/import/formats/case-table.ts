import { csvFaults, csvRows } from '#domain/tables/csv-rows.ts';
import { linesOf } from '#domain/tables/lines.ts';
import { type Encoding, fileText } from '../read/file-text.ts';
import type { ImportRow } from '../row.ts';
import { fieldsByColumn } from '../values/columns.ts';
import type { ZoneName } from '../values/instants.ts';
import { plainCase } from '../values/plain-case.ts';
import { rowOf } from './row-of.ts';

/** Cases in a CSV file, one per row, with the columns of docs/import.md in any order. */
export async function* caseTable(path: string, encoding: Encoding, zone: ZoneName): AsyncGenerator<ImportRow> {
  let headers: readonly string[] | undefined;
  for await (const { line, raw, cells, fault } of csvRows(linesOf(fileText(path, encoding)))) {
    const origin = { file: path, line, raw };
    if (fault !== undefined) yield { ok: false, origin, reason: csvFaults[fault] };
    else if (!headers) headers = cells;
    else if (cells.slice(headers.length).some((cell) => cell.trim() !== ''))
      yield { ok: false, origin, reason: `the row has ${cells.length} cells, the header ${headers.length}` };
    else yield rowOf(origin, () => plainCase(fieldsByColumn(headers ?? [], cells), zone));
  }
}

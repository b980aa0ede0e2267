import type { LocalClock } from './local-clock.ts';
import type { Cell, ColumnKind, Report, ReportTable, TableHead, TableRow } from './report.ts';

/**
 * The report for programs: durations in milliseconds, shares from 0 to 1, moments as ISO 8601 with the zone's offset. Rows are objects by the
 * columns' keys. Pictures are left to the other formats.
 */
export async function* jsonText(report: Report, clock: LocalClock): AsyncGenerator<string> {
  const { title, language, zone, about, definitions, rows } = report;
  const head = {
    format: 'holdfast-report',
    version: 1,
    title,
    language,
    zone,
    madeAt: clock.iso(report.madeAt),
    about,
  };
  const tables = report.tables.map((table) => ({
    ...headOf(table),
    rows: table.rows.map((row) => objectOf(table, row, clock)),
  }));
  // Left open, for what comes after.
  yield JSON.stringify({ ...head, definitions, tables }).slice(0, -1);
  if (rows) yield* streamedRows(rows, clock);
  yield '}\n';
}

async function* streamedRows(table: Report['rows'] & object, clock: LocalClock): AsyncGenerator<string> {
  yield `,"rows":${JSON.stringify(headOf(table)).slice(0, -1)},"rows":[`;
  let isFirst = true;
  for await (const batch of table.batches) {
    if (batch.length === 0) continue;
    yield `${isFirst ? '' : ','}\n${batch.map((row) => JSON.stringify(objectOf(table, row, clock))).join(',\n')}`;
    isFirst = false;
  }
  yield '\n]}';
}

function headOf({ title, columns }: TableHead | ReportTable) {
  return { title, columns };
}

function objectOf({ columns }: TableHead, row: TableRow, clock: LocalClock): Record<string, Cell> {
  return Object.fromEntries(columns.map(({ key, kind }, at) => [key, jsonCell(kind, row[at] ?? null, clock)]));
}

function jsonCell(kind: ColumnKind, cell: Cell, clock: LocalClock): Cell {
  if (typeof cell !== 'number') return cell;
  if (kind === 'moment') return clock.iso(cell);
  if (kind === 'flag') return cell !== 0;
  return cell;
}

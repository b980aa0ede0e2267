import type { ReportRow, RowsAsked } from '#domain/contract/ipc/report-views.ts';
import type { Cell, TableRow } from '#domain/report-files/report.ts';
import type { Metric } from '#domain/rules/metrics/metric.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { PackedFacts } from './packed-facts.ts';
import { rowsOfFacts } from './report-rows.ts';

export interface ExportRowsAsked {
  readonly of: Omit<RowsAsked, 'after' | 'limit'>;
  /** What a row is made of: names of a row, or `fact.<name>`. */
  readonly keys: readonly string[];
  /** What values are called: by `<key>.<value>`. */
  readonly choices: Readonly<Record<string, string>>;
  readonly from: number;
  readonly count: number;
}

/** A part of what a figure was counted from, as rows of a file. Nothing goes into them that the list on the screen does not have. */
export function exportRows(
  db: ReplicaReader,
  metric: Metric,
  found: PackedFacts,
  { keys, choices, from, count }: Pick<ExportRowsAsked, 'keys' | 'choices' | 'from' | 'count'>,
): readonly TableRow[] {
  const rows = rowsOfFacts(db, metric, found.slice(from, from + count));
  return rows.map((row) => keys.map((key) => called(choices, key, cellOf(row, key))));
}

function cellOf(row: ReportRow, key: string): Cell {
  if (!key.startsWith('fact.')) return named(row, key);
  const name = key.slice('fact.'.length);
  return Object.hasOwn(row.fact, name) ? (row.fact[name] ?? null) : null;
}

function named(row: ReportRow, key: string): Cell {
  const { at, value, number, subject, teamName, agentName } = row;
  const cells: Readonly<Record<string, Cell>> = { at, value, number, subject, teamName, agentName };
  return Object.hasOwn(cells, key) ? (cells[key] ?? null) : null;
}

/** What a value of a column is called, itself where nothing is said of it. */
export function called(choices: Readonly<Record<string, string>>, key: string, cell: Cell): Cell {
  const name = `${key}.${cell}`;
  return cell !== null && Object.hasOwn(choices, name) ? (choices[name] ?? cell) : cell;
}

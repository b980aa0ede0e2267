import type { RowsAsked } from '#domain/contract/ipc/report-views.ts';
import type { Cell, TableRow } from '#domain/report-files/report.ts';
import type { Metric } from '#domain/rules/metrics/metric.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { cellsOfFacts } from './fact-cells.ts';
import type { PackedFacts } from './packed-facts.ts';

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
  const words = Object.keys(choices);
  const columns = keys.map((key) => ({ key, hasWords: words.some((name) => name.startsWith(`${key}.`)) }));
  return cellsOfFacts(db, metric, found.slice(from, from + count), keys).map(({ found: fact, cells }) =>
    columns.map(({ key, hasWords }, at) => {
      const cell = key === 'at' || key === 'value' ? fact[key] : (cells[at] ?? null);
      return hasWords ? called(choices, key, cell) : cell;
    }),
  );
}

/** What a value of a column is called, itself where nothing is said of it. */
export function called(choices: Readonly<Record<string, string>>, key: string, cell: Cell): Cell {
  const name = `${key}.${cell}`;
  return cell !== null && Object.hasOwn(choices, name) ? (choices[name] ?? cell) : cell;
}

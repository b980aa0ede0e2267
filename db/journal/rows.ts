import type { SqlValue } from '../connection/statement.ts';
import type { JournalRecord } from './format.ts';

/** A row as it is kept: by the names of its columns, so that a later schema can still read it. */
export type Row = Readonly<Record<string, SqlValue>>;

/** One changed row: its table, its key, and what it became; null when it went. */
export interface RowChange {
  readonly table: string;
  readonly key: readonly SqlValue[];
  readonly row: Row | null;
}

export function encodeChanges(changes: readonly RowChange[]): Buffer {
  return Buffer.from(JSON.stringify(changes.map(({ table, key, row }) => [table, key, row])));
}

export function decodeChanges(content: Buffer): RowChange[] {
  const read = JSON.parse(content.toString('utf8')) as [string, SqlValue[], Row | null][];
  return read.map(([table, key, row]) => ({ table, key, row }));
}

/** Rows by table and key; null for one that went. */
export type Rows = ReadonlyMap<string, ReadonlyMap<string, Row | null>>;

/** What the rows are after all these records, in their order: a later change lies over the earlier ones of the same row. */
export function foldRecords(records: readonly JournalRecord[]): Rows {
  const tables = new Map<string, Map<string, Row | null>>();
  for (const { content } of records)
    for (const { table, key, row } of decodeChanges(content)) {
      const rows = tables.get(table) ?? new Map<string, Row | null>();
      tables.set(table, rows);
      const id = JSON.stringify(key);
      rows.set(id, row && { ...rows.get(id), ...row });
    }
  return tables;
}

/** The rows of a table that are there. */
export function presentRows(rows: Rows, table: string): Row[] {
  return [...(rows.get(table)?.values() ?? [])].filter((row) => row !== null);
}

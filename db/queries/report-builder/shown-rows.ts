import type { BuiltRow } from '#domain/contract/ipc/report-builder-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import type { Zoned } from '#domain/rules/metrics/zone-clock.ts';
import type { FoundReport } from '#domain/rules/report-builder/built-groups.ts';
import { cellOf } from '#domain/rules/report-builder/cell-of.ts';
import type { BuilderColumn } from '#domain/rules/report-builder/columns.ts';
import type { Subject } from '#domain/rules/report-builder/subjects.ts';
import { valueReader } from '#domain/rules/report-builder/value-reader.ts';
import { sql } from '../../connection/connection.ts';
import type { ReplicaReader } from '../../connection/handle.ts';
import type { SqlValue } from '../../connection/statement.ts';
import { expressionOf, heldOf, rowTables } from './column-sql.ts';

interface Part {
  readonly from: number;
  readonly count: number;
}

type Read = { readonly id: string; readonly caseId: CaseId | null } & Readonly<Record<`v${number}`, SqlValue>>;

/** A part of the rows as they are shown. One whose record went since it was found has nothing to say, but stands in its place. */
export function shownRows(
  db: ReplicaReader,
  found: FoundReport,
  { from, count }: Part,
  { subject, ...zoned }: Zoned & { readonly subject: Subject },
): readonly BuiltRow[] {
  const { columns } = found.settled;
  const asked = found.rows.slice(from, from + count).map(({ id }) => id);
  const expressions = columns.map((column) => expressionOf(column, found.time));
  const text = `select f.id, f.caseId, ${expressions.map((each, at) => `${each.sql} as v${at}`).join(', ')}
    from ${rowTables(subject)} where f.id in (select value from json_each(?))`;
  const values = expressions.flatMap((each) => each.values);
  const valueIn = valueReader(zoned);
  const read = sql(db, text).all<Read>(...values, JSON.stringify(asked));
  const rows = new Map(read.map((row) => [row.id, row]));
  return asked.map((key) => {
    const row = rows.get(key);
    const value = (column: BuilderColumn, at: number) => valueIn(column, heldOf(column, row?.[`v${at}`] ?? null));
    const cells = columns.map((column, at) => cellOf(column, value(column, at), found.names));
    return { key, caseId: row?.caseId ?? null, cells };
  });
}

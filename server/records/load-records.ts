import type { Collection } from '#domain/model/collections.ts';
import type { Scope } from '#domain/model/scope.ts';
import { type CollectionTable, collectionTable, collectionTables } from '../sql/collection-tables.ts';
import { rows, type Sql } from '../sql/statement.ts';
import type { FieldRevision, Held } from './held.ts';

type Row = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly scope: Scope;
  readonly rev: number;
  readonly frev: Readonly<Record<string, FieldRevision>>;
};

/** People and teams are only looked at; everything else may be changed by who loads it and is locked for that. */
const onlyRead: ReadonlySet<Collection> = new Set(['agent', 'team']);

function selection(table: CollectionTable): string {
  return `select id, scope, rev, frev, ${table.columns.map((column) => column.name).join(', ')} from ${table.table}`;
}

function lock(table: CollectionTable): string {
  return onlyRead.has(table.collection) ? '' : 'for update';
}

function heldOf(table: CollectionTable, row: Row): Held {
  const fields: Record<string, unknown> = {};
  for (const column of table.columns) fields[column.field] = row[column.name.slice(1, -1)];
  const { id, scope, rev, frev } = row;
  return { record: { collection: table.collection, id, scope, rev, fields }, origins: frev };
}

/** The records with these ids, locked until the transaction ends, in the order of their ids so that lockers queue. */
export async function loadRecords(
  tx: Sql,
  workspaceId: string,
  collection: Collection,
  ids: readonly string[],
): Promise<Held[]> {
  const table = collectionTable(collection);
  const found = await rows<Row>(
    tx,
    `${selection(table)} where workspace_id = $1 and id = any($2::uuid[]) order by id ${lock(table)}`,
    [workspaceId, [...ids]],
  );
  return found.map((row) => heldOf(table, row));
}

/** Everything that hangs on a case and changes scope with it. */
export async function loadChildren(tx: Sql, workspaceId: string, caseId: string): Promise<Held[]> {
  const children: Held[] = [];
  for (const table of collectionTables.filter((each) => each.hangsOnCase)) {
    const found = await rows<Row>(
      tx,
      `${selection(table)} where workspace_id = $1 and case_id = $2 order by id ${lock(table)}`,
      [workspaceId, caseId],
    );
    for (const row of found) children.push(heldOf(table, row));
  }
  return children;
}

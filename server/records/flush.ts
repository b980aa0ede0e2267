import { fieldsOf } from '#domain/model/collections.ts';
import type { Scope } from '#domain/model/scope.ts';
import { type CollectionTable, collectionTables } from '../sql/collection-tables.ts';
import { jsonText } from '../sql/json-text.ts';
import { rows, type Sql } from '../sql/statement.ts';
import type { Held } from './held.ts';
import type { Writes } from './working-set.ts';
import { WriteStatement } from './write-statement.ts';

export type ScopeVersions = Readonly<Record<string, number>>;

/**
 * Writes everything in one statement that also counts up the scopes: the last of its transaction, so that the counters,
 * which every writer wants, are locked only until the commit that follows. All rows of a scope get the same new version.
 * `more` may add parts, which can refer to `bumped(scope, ver)`; `$1` is the workspace.
 */
export async function flush(
  tx: Sql,
  workspaceId: string,
  writes: Writes,
  more: (statement: WriteStatement) => void = () => {},
): Promise<ScopeVersions> {
  const statement = new WriteStatement();
  statement.parameter(workspaceId);
  bump(statement, writes);
  for (const table of collectionTables) {
    const ofTable = (held: Held): boolean => held.record.collection === table.collection;
    const inserts = writes.inserts.filter(ofTable);
    const updates = writes.updates.filter(ofTable);
    if (inserts.length > 0) insertRows(statement, table, inserts);
    if (updates.length > 0) updateRows(statement, table, updates);
  }
  if (writes.moves.length > 0) moveTombstones(statement, writes);
  more(statement);
  const bumped = await rows<{ scope: Scope; ver: number }>(
    tx,
    statement.text('select scope, ver from bumped'),
    statement.parameters,
  );
  return Object.fromEntries(bumped.map(({ scope, ver }) => [scope, ver]));
}

/** In ascending order, so that two transactions never wait for each other's counters. */
function bump(statement: WriteStatement, writes: Writes): void {
  const added = new Map<Scope, number>();
  const add = (scope: Scope, count: number): void => void added.set(scope, (added.get(scope) ?? 0) + count);
  for (const { record } of writes.inserts) add(record.scope, 1);
  for (const { record } of writes.updates) add(record.scope, 0);
  for (const { from, to } of writes.moves) {
    add(from, -1);
    add(to, 1);
  }
  const scopes = statement.parameter(jsonText([...added].map(([scope, count]) => ({ scope, count }))));
  statement.part(
    'bumped',
    `insert into scope as held (workspace_id, scope, ver, row_count)
     select $1::uuid, touched.scope, 1, touched.count
     from json_to_recordset(${scopes}::json) as touched(scope text, count bigint)
     order by touched.scope
     on conflict (workspace_id, scope)
     do update set ver = held.ver + 1, row_count = held.row_count + excluded.row_count
     returning held.scope, held.ver`,
  );
}

function rowset(statement: WriteStatement, table: CollectionTable, records: readonly Held[]): string {
  const values = records.map(({ record, origins }) => {
    const row: Record<string, unknown> = { id: record.id, scope: record.scope, rev: record.rev, frev: origins };
    for (const column of table.columns) row[column.name.slice(1, -1)] = record.fields[column.field];
    return row;
  });
  const columns = table.columns.map((column) => `${column.name} ${column.type}`).join(', ');
  return `json_to_recordset(${statement.parameter(jsonText(values))}::json)
     as given(id uuid, scope text, rev integer, frev jsonb, ${columns})`;
}

function insertRows(statement: WriteStatement, table: CollectionTable, records: readonly Held[]): void {
  const names = table.columns.map((column) => column.name);
  statement.part(
    `inserted_${table.collection}`,
    `insert into ${table.table} (workspace_id, id, scope, ver, rev, frev, ${names.join(', ')})
     select $1::uuid, given.id, given.scope, bumped.ver, given.rev, given.frev,
       ${names.map((name) => `given.${name}`).join(', ')}
     from ${rowset(statement, table, records)} join bumped on bumped.scope = given.scope`,
  );
}

function updateRows(statement: WriteStatement, table: CollectionTable, records: readonly Held[]): void {
  const fields = fieldsOf(table.collection);
  const set = table.columns
    .filter((column) => fields[column.field]?.policy !== 'immutable')
    .map((column) => `${column.name} = given.${column.name}`);
  statement.part(
    `updated_${table.collection}`,
    `update ${table.table} as held
     set ${['scope = given.scope', 'ver = bumped.ver', 'rev = given.rev', 'frev = given.frev', ...set].join(', ')}
     from ${rowset(statement, table, records)} join bumped on bumped.scope = given.scope
     where held.workspace_id = $1::uuid and held.id = given.id`,
  );
}

/** A tombstone where a record left, none any more where it came back to. */
function moveTombstones(statement: WriteStatement, writes: Writes): void {
  const moves = statement.parameter(
    jsonText(writes.moves.map(({ collection, id, from, to }) => ({ collection, id, left: from, entered: to }))),
  );
  const given = `json_to_recordset(${moves}::json) as moved(collection text, id uuid, "left" text, entered text)`;
  statement.part(
    'tombstones_set',
    `insert into tombstone (workspace_id, scope, collection, id, ver, moved_to)
     select $1::uuid, moved."left", moved.collection, moved.id, bumped.ver, moved.entered
     from ${given} join bumped on bumped.scope = moved."left"
     on conflict (workspace_id, scope, collection, id)
     do update set ver = excluded.ver, moved_to = excluded.moved_to`,
  );
  statement.part(
    'tombstones_lifted',
    `delete from tombstone as held using ${given}
     where held.workspace_id = $1::uuid and held.scope = moved.entered
       and held.collection = moved.collection and held.id = moved.id`,
  );
}

import { fieldsOf } from '#domain/model/collections.ts';
import type { Scope } from '#domain/model/scope.ts';
import { type CollectionTable, collectionTables } from '../sql/collection-tables.ts';
import { jsonText } from '../sql/json-text.ts';
import { rows, type Sql } from '../sql/statement.ts';
import type { Held } from './held.ts';
import { scopeSums } from './scope-sums.ts';
import type { Update, Writes } from './working-set.ts';
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
  deleteRows(statement, writes);
  setTombstones(statement, writes);
  liftTombstones(statement, writes);
  more(statement);
  const bumped = await rows<{ scope: Scope; ver: number }>(
    tx,
    statement.text('select scope, ver from bumped'),
    statement.parameters,
  );
  return Object.fromEntries(bumped.map(({ scope, ver }) => [scope, ver]));
}

/**
 * In ascending order, so that two transactions never wait for each other's counters. A version lies above the floor of the last start
 * too; what a scope leaves out by that is kept as a gap.
 */
function bump(statement: WriteStatement, writes: Writes): void {
  const given = statement.parameter(jsonText(scopeSums(writes)));
  statement.part(
    'touched',
    `select * from json_to_recordset(${given}::json)
       as sums(scope text, rows bigint, ids bigint, vers bigint, stamped bigint)`,
  );
  statement.part('start', 'select version_floor as floor from server_epoch');
  statement.part(
    'bumped',
    `insert into scope as held (workspace_id, scope, ver, skipped, row_count, id_sum, ver_sum)
     select $1::uuid, touched.scope, start.floor + 1, start.floor, touched.rows, touched.ids,
       touched.vers + touched.stamped * (start.floor + 1)
     from touched cross join start order by touched.scope
     on conflict (workspace_id, scope) do update set
       ver = greatest(held.ver + 1, excluded.ver),
       skipped = greatest(excluded.ver - held.ver - 1, 0),
       row_count = held.row_count + excluded.row_count,
       id_sum = held.id_sum + excluded.id_sum,
       ver_sum = held.ver_sum + excluded.ver_sum + greatest(held.ver + 1 - excluded.ver, 0)
         * (select touched.stamped from touched where touched.scope = held.scope)
     returning held.scope, held.ver, held.skipped`,
  );
  statement.part(
    'left_out',
    `insert into scope_gap (workspace_id, scope, first_ver, last_ver)
     select $1::uuid, bumped.scope, bumped.ver - bumped.skipped, bumped.ver - 1 from bumped where bumped.skipped > 0`,
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

function deleteRows(statement: WriteStatement, { deletes }: Writes): void {
  for (const { collection, table } of collectionTables) {
    const gone = deletes.filter((place) => place.collection === collection).map(({ id }) => id);
    if (gone.length === 0) continue;
    const ids = statement.parameter(gone);
    statement.part(
      `deleted_${collection}`,
      `delete from ${table} where workspace_id = $1::uuid and id = any(${ids}::uuid[])`,
    );
  }
}

function isMove({ record, before }: Update): boolean {
  return record.scope !== before.scope;
}

/** A tombstone where a record left, saying where it went. */
function setTombstones(statement: WriteStatement, { updates, deletes }: Writes): void {
  const left = [
    ...updates.filter(isMove).map(({ record, before }) => ({ ...before, entered: record.scope })),
    ...deletes.map((place) => ({ ...place, entered: null })),
  ];
  if (left.length === 0) return;
  const given = statement.parameter(jsonText(left));
  statement.part(
    'tombstones_set',
    `insert into tombstone (workspace_id, scope, collection, id, ver, moved_to)
     select $1::uuid, gone.scope, gone.collection, gone.id, bumped.ver, gone.entered
     from json_to_recordset(${given}::json) as gone(collection text, id uuid, scope text, entered text)
     join bumped on bumped.scope = gone.scope
     on conflict (workspace_id, scope, collection, id)
     do update set ver = excluded.ver, moved_to = excluded.moved_to`,
  );
}

/** No tombstone any more where a record came back to. */
function liftTombstones(statement: WriteStatement, { inserts, updates }: Writes): void {
  const entered = [...inserts, ...updates.filter(isMove)].map(({ record: { collection, id, scope } }) => ({
    collection,
    id,
    scope,
  }));
  if (entered.length === 0) return;
  const given = statement.parameter(jsonText(entered));
  statement.part(
    'tombstones_lifted',
    `delete from tombstone as held
     using json_to_recordset(${given}::json) as back(collection text, id uuid, scope text)
     where held.workspace_id = $1::uuid and held.scope = back.scope
       and held.collection = back.collection and held.id = back.id`,
  );
}

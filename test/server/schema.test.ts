import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectionTables } from '#server/sql/collection-tables.ts';
import { createTestDatabase, type TestDatabase } from '../harness/server.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.start();
});
afterAll(() => database.drop());

it('has a table for each collection with a column for each field, of its type, as the migrations made them', async () => {
  const columns = await database.query<{ table: string; name: string; type: string; nullable: string }>(
    `select table_name as "table", column_name as name, data_type as type, is_nullable as nullable
     from information_schema.columns where table_schema = 'public'`,
  );
  const own = new Set(['workspace_id', 'id', 'scope', 'ver', 'rev', 'frev']);
  for (const { table, columns: wanted } of collectionTables) {
    const found = columns.filter((column) => `"${column.table}"` === table);
    expect(found.filter(({ name }) => own.has(name)).length, table).toBe(own.size);
    expect(
      found
        .filter(({ name }) => !own.has(name))
        .map(({ name, type, nullable }) => ({ name, type, nullable: nullable === 'YES' })),
      table,
    ).toEqual(
      expect.arrayContaining(wanted.map(({ name, type, nullable }) => ({ name: name.slice(1, -1), type, nullable }))),
    );
    expect(found.length, table).toBe(own.size + wanted.length);
  }
});

it('keys every table by the workspace first', async () => {
  const keys = await database.query<{ table: string; first: string }>(
    `select c.relname as "table", a.attname as first from pg_index i
     join pg_class c on c.oid = i.indrelid
     join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
     join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
     where i.indisprimary`,
  );
  const others = keys.filter(({ table, first }) => !table.startsWith('kysely_') && first !== 'workspace_id');
  expect(others.map(({ table, first }) => `${table}.${first}`).sort()).toEqual([
    'server_epoch.only_row',
    'workspace.id',
  ]);
});

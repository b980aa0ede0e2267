import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { close, connectionOf, handleOf } from '#db/connection/connection.ts';
import type { Migration } from '#db/connection/migrate.ts';
import { openFile } from '#db/connection/open-file.ts';
import { outboxMigrations } from '#db/outbox/migrations.ts';
import { profileMigrations } from '#db/profile/migrations.ts';
import { replicaMigrations } from '#db/replica/migrations.ts';
import { collectionNames, fieldsOf } from '#domain/model/collections.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { testKey } from '../keys.ts';
import { emptyReplica } from '../replica/replica-harness.ts';

const files = { profile: profileMigrations, outbox: outboxMigrations, replica: replicaMigrations };

function openAt(path: string, migrations: readonly Migration[]) {
  return openFile(path, testKey(), { migrations, synchronous: 'FULL', cacheKib: 1024 });
}

/** Names of tables, their columns and indexes a file has, those of SQLite itself and of FTS5's inside left out. */
function schemaOf(path: string, migrations: readonly Migration[]): string[] {
  const connection = openAt(path, migrations);
  const names = connection.driver
    .prepare(
      `select name from sqlite_schema where name not like 'sqlite_%' and name not like '%_search_%'
       union all
       select s.name || '.' || c.name from sqlite_schema s join pragma_table_info(s.name) c
       where s.type = 'table' and s.name not like 'sqlite_%' and s.name not like '%_search%'
       order by 1`,
    )
    .pluck()
    .all() as string[];
  close(handleOf(connection));
  return names;
}

/** What a migration says it makes. */
function madeBy({ sql }: Migration): string[] {
  const created = sql.matchAll(/create (?:virtual )?(?:table|trigger|(?:unique )?index) "?(\w+)"?/g);
  const added = sql.matchAll(/alter table "?(\w+)"? add column "?(\w+)"?/g);
  // A table that is made anew takes the place of the one it was made from.
  const renamed = new Map([...sql.matchAll(/alter table (\w+) rename to (\w+)/g)].map(([, from, to]) => [from, to]));
  return [
    ...[...created].map(([, name]) => renamed.get(name) ?? name ?? ''),
    ...[...added].map(([, table, name]) => `${table}.${name}`),
  ];
}

function isColumnOf(tables: readonly string[], name: string): boolean {
  return tables.some((table) => name.startsWith(`${table}.`));
}

describe.each(Object.entries(files))('the migrations of the %s', (_file, migrations) => {
  test('are numbered from 1 without a gap', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  test.each(migrations)('step $version turns a file of the version before into one that has all it says', (step) => {
    const path = join(temporaryFolder(), 'a.db');
    const before = schemaOf(path, migrations.slice(0, step.version - 1));
    const after = schemaOf(path, migrations.slice(0, step.version));
    const made = madeBy(step);
    expect(made).not.toEqual([]);
    const kept = before.filter((name) => !isColumnOf(made, name));
    expect(after.filter((name) => !isColumnOf(made, name))).toEqual([...new Set([...kept, ...made])].sort());
  });

  test('make tables that take values of their columns’ types only', () => {
    const { driver } = openAt(join(temporaryFolder(), 'a.db'), migrations);
    const lax = driver
      .prepare(`select name from pragma_table_list where type = 'table' and strict = 0 and name not like 'sqlite_%'`)
      .pluck()
      .all();
    expect(lax).toEqual([]);
  });
});

test('a file that is up to date is not written to', () => {
  const path = join(temporaryFolder(), 'a.db');
  close(handleOf(openAt(path, outboxMigrations)));
  const { driver } = openAt(path, outboxMigrations);
  expect(driver.prepare('select total_changes()').pluck().get()).toBe(0);
});

test('a step that fails leaves the file as it was', () => {
  const path = join(temporaryFolder(), 'a.db');
  const good: Migration = { version: 1, sql: 'create table a (x integer) strict; insert into a (x) values (7);' };
  const next: Migration = { version: 2, sql: 'create table b (x integer) strict;' };
  const bad: Migration = { version: 3, sql: 'create table c (x integer) strict; insert into nowhere values (1);' };
  close(handleOf(openAt(path, [good])));
  expect(() => openAt(path, [good, next, bad])).toThrow(/nowhere/);
  const { driver } = openAt(path, [good]);
  expect(driver.pragma('user_version', { simple: true })).toBe(1);
  expect(driver.prepare('select x from a').pluck().all()).toEqual([7]);
  expect(driver.prepare(`select name from sqlite_schema where name in ('b', 'c')`).all()).toEqual([]);
});

test.each(collectionNames)('the table of %s has the columns its schema asks for, of their types', (collection) => {
  const { driver } = connectionOf(emptyReplica());
  const columns = driver.pragma(`table_info("${collection}")`) as { name: string; type: string; notnull: number }[];
  const own = ['rid', 'id', 'scope', 'ver', 'rev'];
  expect(columns.slice(0, own.length).map(({ name }) => name)).toEqual(own);
  const expected = Object.entries(fieldsOf(collection)).map(([name, field]) => ({
    name,
    type: field.column === 'text' || field.column === 'json' ? 'TEXT' : 'INTEGER',
    notnull: field.nullable ? 0 : 1,
  }));
  const found = columns.slice(own.length).map(({ name, type, notnull }) => ({ name, type, notnull }));
  expect(found).toEqual(expected);
});

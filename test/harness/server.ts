// A real server on a fresh database of either engine, and devices that speak to it over HTTP.
import { randomBytes } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { inject } from 'vitest';
import { silentLog } from '#server/log.ts';
import { serve } from '#server/serve.ts';
import type { RunningServer, ServeOptions } from '#server/server-options.ts';
import { embeddedStore } from '#server/sql/open-embedded.ts';
import { openPostgres } from '#server/sql/open-postgres.ts';
import { rows } from '#server/sql/statement.ts';
import type { Store } from '#server/sql/store.ts';
import { emptyCluster } from './new-cluster.ts';

export type Engine = 'embedded' | 'postgres';

/** One database that servers can be started on, one after the other or (with PostgreSQL) several at once. */
export interface TestDatabase {
  readonly engine: Engine;
  start(options?: ServeOptions): Promise<RunningServer>;
  /** The database itself, for what a server does beside answering. */
  readonly store: Store;
  /** Looks into the database past the server. */
  query<Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

export interface EmbeddedTestDatabase extends TestDatabase {
  /** The database as it is now, to start servers on later. */
  backup(): Promise<EmbeddedTestDatabase>;
}

export const adminLogin = { login: 'root', name: 'Root', password: 'correct horse' } as const;

/** PostgreSQL in the pg project where the machine has one, PGlite everywhere else: the same tests run on both. */
export function engineUnderTest(): Engine {
  return postgresUrl() === undefined ? 'embedded' : 'postgres';
}

function postgresUrl(): string | undefined {
  return inject('TEST_DATABASE_URL') as string | undefined;
}

export async function createTestDatabase(engine: 'embedded'): Promise<EmbeddedTestDatabase>;
export async function createTestDatabase(engine?: Engine): Promise<TestDatabase>;
export async function createTestDatabase(engine = engineUnderTest()): Promise<TestDatabase> {
  return engine === 'embedded' ? await embeddedDatabase(await emptyCluster()) : await postgresDatabase();
}

async function embeddedDatabase(loadDataDir: Blob): Promise<EmbeddedTestDatabase> {
  const pglite = await PGlite.create({ loadDataDir });
  const store = embeddedStore(pglite);
  // Servers come and go; the database stays open until it is dropped.
  const open = async (): Promise<Store> => ({ ...store, close: async () => {} });
  return {
    ...testDatabase('embedded', open, store, () => store.close()),
    backup: async () => embeddedDatabase(await pglite.dumpDataDir('none')),
  };
}

async function postgresDatabase(): Promise<TestDatabase> {
  const url = postgresUrl();
  if (url === undefined) throw new Error('no PostgreSQL on this machine');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administrate(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const open = () => openPostgres(own.href, silentLog);
  const store = await open();
  return testDatabase('postgres', open, store, async () => {
    await store.close();
    await administrate(url, `drop database ${name} with (force)`);
  });
}

function testDatabase(engine: Engine, open: () => Promise<Store>, own: Store, drop: () => Promise<void>): TestDatabase {
  const servers: RunningServer[] = [];
  return {
    engine,
    store: own,
    async start(options = {}) {
      const server = await serve(await open(), { firstAdmin: adminLogin, pokeIntervalMs: 50, ...options });
      servers.push(server);
      return server;
    },
    query: (text, parameters) => rows(own.db, text, parameters),
    async drop() {
      for (const server of servers) await server.close();
      await drop();
    },
  };
}

async function administrate(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

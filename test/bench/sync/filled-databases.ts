import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { silentLog } from '#server/log.ts';
import { openEmbedded } from '#server/sql/open-embedded.ts';
import { openPostgres } from '#server/sql/open-postgres.ts';
import { row, rows } from '#server/sql/statement.ts';
import type { Store } from '#server/sql/store.ts';
import { setup as startPostgres, teardown as stopPostgres } from '../../harness/postgres.ts';
import type { BenchContext, Database } from '../figures.ts';
import { pinFamily } from '../pin.ts';
import { type Contents, type FilledServer, fillServer } from './fill-server.ts';

/** A filled database for one server alone, and what tells a server where it is. */
export interface FilledDatabase {
  readonly filled: FilledServer;
  readonly environment: Readonly<Record<string, string>>;
}

interface Original {
  /** A folder, or a database's name. */
  readonly place: string;
  readonly filled: FilledServer;
}

const originals = new WeakMap<BenchContext, Map<string, Promise<Original>>>();
const clusters = new WeakMap<BenchContext, Promise<string | undefined>>();

/**
 * Makes a database with these contents below the server's folder, or on the private PostgreSQL of this run; undefined where there is none.
 * Each contents are made once; whoever wants the same again gets a copy.
 */
export async function filledDatabase(
  context: BenchContext,
  database: Database,
  contents: Contents,
  { name, folder }: { readonly name: string; readonly folder: string },
): Promise<FilledDatabase | undefined> {
  const cluster = database === 'postgres' ? await privatePostgres(context) : undefined;
  if (database === 'postgres' && cluster === undefined) return undefined;
  const { place, filled } = await originalOf(context, cluster, contents);
  if (cluster === undefined) {
    cpSync(place, join(folder, 'database'), { recursive: true });
    return { filled, environment: {} };
  }
  const own = `bench_${name.replaceAll('-', '_')}`;
  await onCluster(cluster, `create database ${own} template ${place}`);
  return { filled, environment: { DATABASE_URL: databaseUrl(cluster, own) } };
}

function originalOf(context: BenchContext, cluster: string | undefined, contents: Contents): Promise<Original> {
  const { world, entries, devices } = contents;
  const key = `original_${cluster === undefined ? 'embedded' : 'postgres'}_${world.cases}_${entries}_${devices}`;
  const known = originals.get(context) ?? new Map<string, Promise<Original>>();
  originals.set(context, known);
  const made = known.get(key) ?? makeOriginal(context, cluster, key, contents);
  known.set(key, made);
  return made;
}

async function makeOriginal(
  context: BenchContext,
  cluster: string | undefined,
  key: string,
  contents: Contents,
): Promise<Original> {
  context.say(`filling a server (${cluster === undefined ? 'embedded' : 'postgres'})`);
  const place = cluster === undefined ? join(context.folder, key) : key;
  if (cluster !== undefined) await onCluster(cluster, `create database ${place}`);
  const store: Store =
    cluster === undefined ? await openEmbedded(place) : await openPostgres(databaseUrl(cluster, place), silentLog);
  const filled = await fillServer(store, contents);
  await store.close();
  return { place, filled };
}

/** Keeps PostgreSQL with all its processes to one processor. */
export async function pinPostgres(url: string, processor: number): Promise<void> {
  const store = await openPostgres(url, silentLog);
  const { pid } = await row<{ pid: number }>(store.db, 'select pg_backend_pid() as pid');
  pinFamily(pid, processor);
  await store.close();
}

function databaseUrl(cluster: string, database: string): string {
  return Object.assign(new URL(cluster), { pathname: `/${database}` }).href;
}

async function onCluster(cluster: string, statement: string): Promise<void> {
  const store = await openPostgres(cluster, silentLog);
  await rows(store.db, statement);
  await store.close();
}

/** The address of this run's private PostgreSQL; undefined where the machine has none. */
export function privatePostgres(context: BenchContext): Promise<string | undefined> {
  const running = clusters.get(context) ?? startPrivatePostgres(context);
  clusters.set(context, running);
  return running;
}

async function startPrivatePostgres(context: BenchContext): Promise<string | undefined> {
  let url: string | undefined;
  await startPostgres({
    provide: (_name, value) => {
      url = value;
    },
  });
  context.atEnd(stopPostgres);
  return url;
}

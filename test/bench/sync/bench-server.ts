import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { silentLog } from '#server/log.ts';
import { openEmbedded } from '#server/sql/open-embedded.ts';
import { openPostgres } from '#server/sql/open-postgres.ts';
import { rows } from '#server/sql/statement.ts';
import { setup as startPostgres, teardown as stopPostgres } from '../../harness/postgres.ts';
import { lineOf, type Running, startProgram } from '../../harness/processes.ts';
import type { BenchContext, Database } from '../figures.ts';
import { pin, pinFamily } from '../pin.ts';
import { type Contents, type FilledServer, fillServer } from './fill-server.ts';

export interface ServerWish extends Contents {
  readonly database: Database;
  /** Of the scenario; it keeps the servers of one run apart. */
  readonly name: string;
  /** The one processor it may use. */
  readonly processor?: number;
}

/** A filled server in a process of its own. */
export interface BenchServer {
  readonly url: string;
  readonly filled: FilledServer;
  pid(): number;
  kill9(): Promise<void>;
  /** After `kill9`: on the same port. Resolves when it listens. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts and fills a server, or says why there cannot be one here. */
export async function startBenchServer(
  context: BenchContext,
  wish: ServerWish,
): Promise<BenchServer | { readonly missing: string }> {
  const folder = join(context.folder, `server-${wish.name}-${wish.database}`);
  mkdirSync(folder);
  const database = wish.database === 'postgres' ? await ownDatabase(context, wish.name) : undefined;
  if (wish.database === 'postgres' && database === undefined) return { missing: 'no PostgreSQL on this machine' };
  context.say(`filling a server (${wish.database})`);
  const store =
    database === undefined ? await openEmbedded(join(folder, 'database')) : await openPostgres(database, silentLog);
  const filled = await fillServer(store, wish);
  if (database !== undefined && wish.processor !== undefined) pinFamily(filled.backendPid, wish.processor);
  await store.close();

  const start = async (port: number): Promise<{ program: Running; url: string }> => {
    const program = startProgram(
      'server/main.ts',
      ['--port', String(port), '--data', folder],
      database === undefined ? {} : { DATABASE_URL: database },
    );
    const url = await lineOf(program, (line) => /listens on (\S+)/.exec(line)?.[1]);
    if (wish.processor !== undefined) pin(program.process.pid ?? 0, wish.processor);
    return { program, url };
  };
  const { url, program } = await start(0);
  let running = program;
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (stopped) return;
    stopped = true;
    await running.stop();
  };
  context.atEnd(stop);
  return {
    url,
    filled,
    pid: () => running.process.pid ?? 0,
    kill9: () => running.kill9(),
    async restart() {
      running = (await start(Number(new URL(url).port))).program;
    },
    stop,
  };
}

/** One server on every database that is wanted and there is. */
export async function onEachDatabase(
  context: BenchContext,
  wish: Omit<ServerWish, 'database'>,
  measure: (database: Database, server: BenchServer) => Promise<void>,
): Promise<readonly string[]> {
  const leftOut: string[] = [];
  for (const database of context.databases) {
    const server = await startBenchServer(context, { ...wish, database });
    if ('missing' in server) {
      leftOut.push(`${database}: ${server.missing}`);
      continue;
    }
    await measure(database, server);
    await server.stop();
  }
  return leftOut;
}

const clusters = new WeakMap<BenchContext, Promise<string | undefined>>();

/** A database of its own on the private PostgreSQL of this run. */
async function ownDatabase(context: BenchContext, name: string): Promise<string | undefined> {
  const cluster = clusters.get(context) ?? privatePostgres(context);
  clusters.set(context, cluster);
  const url = await cluster;
  if (url === undefined) return undefined;
  const database = `bench_${name.replaceAll('-', '_')}`;
  const store = await openPostgres(url, silentLog);
  await rows(store.db, `create database ${database}`, []);
  await store.close();
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}

async function privatePostgres(context: BenchContext): Promise<string | undefined> {
  let url: string | undefined;
  await startPostgres({
    provide: (_name, value) => {
      url = value;
    },
  });
  context.atEnd(stopPostgres);
  return url;
}

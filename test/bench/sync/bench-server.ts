import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lineOf, type Running, startProgram } from '../../harness/processes.ts';
import type { BenchContext, Database } from '../figures.ts';
import { pin } from '../pin.ts';
import type { Contents, FilledServer } from './fill-server.ts';
import { filledDatabase, pinPostgres } from './filled-databases.ts';

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

/** Starts a server on a filled database, or says why there cannot be one here. */
export async function startBenchServer(
  context: BenchContext,
  wish: ServerWish,
): Promise<BenchServer | { readonly missing: string }> {
  const folder = join(context.folder, `server-${wish.name}-${wish.database}`);
  mkdirSync(folder);
  const database = await filledDatabase(context, wish.database, wish, { name: wish.name, folder });
  if (!database) return { missing: 'no PostgreSQL on this machine' };
  const { DATABASE_URL } = database.environment;
  if (DATABASE_URL && wish.processor !== undefined) await pinPostgres(DATABASE_URL, wish.processor);
  const start = async (port: number): Promise<{ program: Running; url: string }> => {
    const args = ['--port', String(port), '--data', folder];
    const program = startProgram('server/main.ts', args, database.environment);
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
    filled: database.filled,
    pid: () => running.process.pid ?? 0,
    kill9: () => running.kill9(),
    async restart() {
      running = (await start(Number(new URL(url).port))).program;
    },
    stop,
  };
}

/** One server after the other, on every database that is wanted and there is. Says what was left out. */
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

import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { AppError } from '#domain/contract/failure.ts';
import { newToken } from './auth/tokens.ts';
import { type Authority, createAuthority } from './authority/authority.ts';
import { type Clock, systemClock } from './clock.ts';
import type { ServerContext } from './context.ts';
import { announce } from './discovery-file.ts';
import { createApp } from './http/create-app.ts';
import { LiveHub } from './live/live-hub.ts';
import { type Logger, silentLog } from './log.ts';
import { lockFolder } from './sql/folder-lock.ts';
import { migrate } from './sql/migrate.ts';
import { openEmbedded } from './sql/open-embedded.ts';
import { openPostgres } from './sql/open-postgres.ts';
import type { Store } from './sql/store.ts';
import { checkEpoch } from './workspace/epoch.ts';
import { type FirstAdmin, openWorkspace } from './workspace/first-start.ts';
import { watchEpoch } from './workspace/watch-epoch.ts';

export interface ServerOptions {
  readonly database:
    | { readonly kind: 'embedded'; readonly folder: string }
    | { readonly kind: 'postgres'; readonly url: string };
  /** 127.0.0.1 when left out. */
  readonly host?: string;
  /** A free one when left out or 0. */
  readonly port?: number;
  readonly log?: Logger;
  readonly clock?: Clock;
  /** For the first start; a password is generated when left out. */
  readonly firstAdmin?: FirstAdmin;
  /** For the first start. */
  readonly workspaceName?: string;
  /** Where to write where the server is, for other programs of the same user. */
  readonly discoveryFile?: string;
  readonly pokeIntervalMs?: number;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly epoch: number;
  /** Present when this start made the workspace with a generated password, which nobody can find out later. */
  readonly firstAdmin?: { readonly login: string; readonly password: string };
  readonly localToken: string;
  readonly authority: Authority;
  close(): Promise<void>;
}

/** Throws `in-use` when the folder or the port is taken; then details say by which process, or which port. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const log = options.log ?? silentLog;
  if (options.database.kind === 'postgres') return await serve(openPostgres(options.database.url, log), options);
  const { folder } = options.database;
  const unlock = await lockFolder(folder, () =>
    log.error('the lock on the data folder was lost', { pid: process.pid }),
  );
  try {
    const store = await openEmbedded(join(folder, 'database'));
    const close = async (): Promise<void> => {
      await store.close();
      await unlock();
    };
    return await serve({ ...store, close }, options);
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Serves an open database, and closes it together with the server or when that cannot start. */
export async function serve(store: Store, options: Omit<ServerOptions, 'database'>): Promise<RunningServer> {
  const stops: (() => unknown)[] = [() => store.close()];
  const close = async (): Promise<void> => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  try {
    const { running, stop } = await assemble(store, options, stops);
    return { ...running, close: stop };
  } catch (error) {
    await close();
    throw error;
  }

  async function assemble(opened: Store, given: Omit<ServerOptions, 'database'>, ends: (() => unknown)[]) {
    const { clock = systemClock, log = silentLog, host = '127.0.0.1', workspaceName = 'Holdfast' } = given;
    await migrate(opened.db);
    const epoch = await checkEpoch(opened.db);
    const first = { workspaceName, admin: given.firstAdmin };
    const { workspace, firstAdmin } = await openWorkspace(opened.db, clock, first);
    const base = { store: opened, workspace, clock, log };
    const hub = new LiveHub(base, given.pokeIntervalMs ?? 500);
    const context: ServerContext = { ...base, committed: () => hub.check() };
    const localToken = newToken();
    const app = await createApp(context, hub, localToken);
    ends.push(
      watchEpoch(context),
      () => app.close(),
      () => hub.close(),
    );
    const port = await listen(app, host, given.port ?? 0);
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    if (given.discoveryFile !== undefined) {
      const { engine: database } = opened;
      const discovery = { url, pid: process.pid, startedAt: clock.now(), database, localToken };
      ends.push(announce(given.discoveryFile, discovery));
    }
    const running = { url, port, epoch, ...(firstAdmin ? { firstAdmin } : {}), localToken };
    return { running: { ...running, authority: createAuthority(context) }, stop: close };
  }
}

async function listen(app: Awaited<ReturnType<typeof createApp>>, host: string, port: number): Promise<number> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new AppError('in-use', `Port ${port} is taken by another program.`, { port });
    throw error;
  }
  return (app.server.address() as AddressInfo).port;
}

import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { AppError } from '#domain/contract/failure.ts';
import { newToken } from './auth/tokens.ts';
import { createAuthority } from './authority/authority.ts';
import { systemClock } from './clock.ts';
import type { ServerContext } from './context.ts';
import { announce } from './discovery-file.ts';
import { createApp } from './http/create-app.ts';
import { LiveHub } from './live/live-hub.ts';
import { silentLog } from './log.ts';
import { loadSample } from './sample/load-sample.ts';
import type { RunningServer, ServeOptions } from './server-options.ts';
import { migrate } from './sql/migrate.ts';
import type { Store } from './sql/store.ts';
import { checkEpoch } from './workspace/epoch.ts';
import { openWorkspace } from './workspace/first-start.ts';
import { watchEpoch } from './workspace/watch-epoch.ts';

/** Serves an open database; closes it with the server, or when the server cannot start. */
export async function serve(store: Store, options: ServeOptions): Promise<RunningServer> {
  const ends: (() => unknown)[] = [() => store.close()];
  const close = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return { ...(await assemble(store, options, ends)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Builds the server from its parts. `ends` collects how to stop each, to be done in reverse order. */
async function assemble(
  store: Store,
  options: ServeOptions,
  ends: (() => unknown)[],
): Promise<Omit<RunningServer, 'close'>> {
  const { clock = systemClock, log = silentLog, host = '127.0.0.1', workspaceName = 'Holdfast' } = options;
  await migrate(store.db);
  const epoch = await checkEpoch(store.db);
  const opened = await openWorkspace(store.db, clock, { workspaceName, admin: options.firstAdmin });
  if (options.sample) await loadSample({ db: store.db, workspaceId: opened.workspace.id, clock });
  const base = { store, workspace: opened.workspace, clock, log };
  const hub = new LiveHub(base, options.pokeIntervalMs ?? 500);
  const context: ServerContext = { ...base, committed: () => hub.check() };
  const localToken = newToken();
  const app = await createApp(context, hub, localToken);
  ends.push(
    watchEpoch(context),
    () => app.close(),
    () => hub.close(),
  );
  const port = await listen(app, host, options.port ?? 0);
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  if (options.discoveryFile !== undefined) {
    const discovery = { url, pid: process.pid, startedAt: clock.now(), database: store.engine, localToken };
    ends.push(announce(options.discoveryFile, discovery));
  }
  const { firstAdmin } = opened;
  const authority = createAuthority(context);
  return { url, port, epoch, localToken, authority, ...(firstAdmin ? { firstAdmin } : {}) };
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<number> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new AppError('in-use', `Port ${port} is taken by another program.`, { port });
    throw error;
  }
  return (app.server.address() as AddressInfo).port;
}

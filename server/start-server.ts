import { join } from 'node:path';
import { silentLog } from './log.ts';
import { serve } from './serve.ts';
import type { RunningServer, ServerOptions } from './server-options.ts';
import { lockFolder } from './sql/folder-lock.ts';
import { openEmbedded } from './sql/open-embedded.ts';
import { openPostgres } from './sql/open-postgres.ts';

export type { RunningServer, ServerOptions } from './server-options.ts';

/**
 * Throws `in-use` when the folder or the port is taken (details name the process or the port), `offline` when PostgreSQL
 * cannot be reached.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { database, log = silentLog } = options;
  if (database.kind === 'postgres') return await serve(await openPostgres(database.url, log), options);
  const unlock = await lockFolder(database.folder, () => log.error('the lock on the data folder was lost'));
  const store = await openEmbedded(join(database.folder, 'database')).catch(async (error: unknown) => {
    await unlock();
    throw error;
  });
  const close = async (): Promise<void> => {
    await store.close();
    await unlock();
  };
  return await serve({ ...store, close }, { filesFolder: join(database.folder, 'files'), ...options });
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#domain/contract/failure.ts';
import { ImportApi } from './import-api.ts';
import type { ImportOptions } from './options.ts';

/** What a running server leaves in its data folder for programs of the same user. */
const discovery = z.object({ url: z.url(), localToken: z.string().min(1) });

/**
 * The server to import into, reached and ready: the named one, signed in, or the one that runs on this computer. Throws a
 * sentence that says what to do.
 */
export async function findServer(options: ImportOptions, askPassword: () => Promise<string>): Promise<ImportApi> {
  const { server, login } = options;
  if (server === undefined || login === undefined) return localServer(options.dataFolder);
  const api = new ImportApi(server);
  await api.workspaceName();
  await api.signIn(login, await askPassword());
  return api;
}

async function localServer(dataFolder: string): Promise<ImportApi> {
  const text = await readFile(join(dataFolder, 'server.json'), 'utf8').catch(() => undefined);
  const found = discovery.safeParse(text === undefined ? undefined : parsed(text));
  if (!found.success) throw noServer(dataFolder);
  const api = new ImportApi(found.data.url, found.data.localToken);
  try {
    await api.workspaceName();
  } catch {
    throw noServer(dataFolder);
  }
  return api;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function noServer(dataFolder: string): AppError {
  return new AppError(
    'offline',
    `No Holdfast server runs from ${dataFolder}. Start one with "npm start" or "npm run server", or name one with --server.`,
  );
}

import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isRunning } from '#core/adapters/profile-lock.ts';
import { hello } from '#domain/contract/wire/hello.ts';
import { startNode } from './child.ts';
import { LaunchError } from './options.ts';

export interface EmbeddedServer {
  readonly url: string;
  /** True when this launcher started it; then it goes down with this launcher. */
  readonly isOurs: boolean;
  /** Resolves when a server of ours has ended; never for somebody else's. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

export interface EmbeddedServerOptions {
  readonly repository: string;
  readonly home: string;
  readonly print: (line: string) => void;
  /** `server/main.ts`; another one in tests. */
  readonly script: string;
}

/** How long a first start may take: it creates a database and writes the sample workspace into it. */
const patienceMs = 120_000;

/** The running server of this home, or a new one. Its port stays the same, because profiles remember where to sync. */
export async function joinOrStartServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { home, print, script, repository } = options;
  const folder = serverFolder(home);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const running = await findServer(home);
  if (running) {
    print(`Joining the sample server that is already running at ${running.url}.`);
    return { url: running.url, isOurs: false, ended: new Promise(() => {}), stop: async () => {} };
  }

  const rememberedPort = readPort(home);
  const port = rememberedPort !== undefined && (await isFree(rememberedPort)) ? rememberedPort : await freePort();
  const logFile = join(home, 'server.log');
  writeFileSync(logFile, '', { mode: 0o600 });
  const said: string[] = [];
  const child = startNode(script, ['--data', folder, '--port', String(port), '--sample'], {
    cwd: repository,
    // The sample never goes into a PostgreSQL that somebody has set up for something else.
    env: { DATABASE_URL: '' },
    onLine: (line) => {
      appendFileSync(logFile, `${line}\n`);
      said.push(line);
      if (said.length > 10) said.shift();
    },
  });

  let end: number | undefined;
  void child.ended.then((code) => {
    end = code;
  });
  const url = await waitUntil(patienceMs, async () => {
    const found = await findServer(home);
    // Another launcher may have been faster; then ours has given up and theirs is joined.
    if (found) return found.url;
    if (end !== undefined) throw new LaunchError(`The server could not start:\n${said.join('\n')}`);
    return undefined;
  }).catch(async (error: unknown) => {
    await child.stop();
    throw error;
  });
  const isOurs = (await findServer(home))?.pid === child.pid;
  if (isOurs && rememberedPort !== undefined && rememberedPort !== port) {
    print(
      `Port ${rememberedPort} was taken, so the server is at ${url} now; profiles made before have to sign in again.`,
    );
  }
  if (isOurs) writeFileSync(portFile(home), `${port}\n`);
  return { url, isOurs, ended: isOurs ? child.ended : new Promise(() => {}), stop: () => child.stop() };
}

export function serverFolder(home: string): string {
  return join(home, 'server');
}

/** The server of this home, when it runs and answers. */
export async function findServer(home: string): Promise<{ readonly url: string; readonly pid: number } | undefined> {
  const found = readDiscovery(home);
  if (!found || !isRunning(found.pid)) return undefined;
  try {
    const answer = await fetch(new URL('/v1/hello', found.url), { signal: AbortSignal.timeout(5000) });
    return hello.safeParse(await answer.json()).success ? found : undefined;
  } catch {
    return undefined;
  }
}

/** What the server's discovery file says, whether the server still runs or not. */
export function readDiscovery(home: string): { readonly url: string; readonly pid: number } | undefined {
  try {
    const text = readFileSync(join(serverFolder(home), 'server.json'), 'utf8');
    const { url, pid } = JSON.parse(text) as { url?: unknown; pid?: unknown };
    return typeof url === 'string' && typeof pid === 'number' ? { url, pid } : undefined;
  } catch {
    return undefined;
  }
}

async function waitUntil<T>(limitMs: number, find: () => Promise<T | undefined>): Promise<T> {
  for (const start = performance.now(); performance.now() - start < limitMs; await wait(50)) {
    const found = await find();
    if (found !== undefined) return found;
  }
  throw new LaunchError('The server did not start in time.');
}

function portFile(home: string): string {
  return join(home, 'server-port');
}

function readPort(home: string): number | undefined {
  try {
    const port = Number(readFileSync(portFile(home), 'utf8'));
    return Number.isInteger(port) && port > 0 && port < 65536 ? port : undefined;
  } catch {
    return undefined;
  }
}

async function isFree(port: number): Promise<boolean> {
  return (await tryListen(port)) !== undefined;
}

export async function freePort(): Promise<number> {
  const port = await tryListen(0);
  if (port === undefined) throw new LaunchError('This computer has no free port on 127.0.0.1.');
  return port;
}

function tryListen(port: number): Promise<number | undefined> {
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  const probe = createServer();
  probe.once('error', () => resolve(undefined));
  probe.listen(port, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined));
  });
  return promise;
}

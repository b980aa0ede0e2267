import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isRunning } from '#core/adapters/profile-lock.ts';
import { type Child, startNode } from './child.ts';
import { type FoundServer, findServer, serverFolder } from './find-server.ts';
import { freePort, isFree } from './free-port.ts';
import { LaunchError } from './options.ts';

export interface EmbeddedServer {
  readonly url: string;
  /** True when this launcher started it; then it goes down with this launcher. */
  readonly isOurs: boolean;
  /** Resolves when the server has ended, whoever started it. */
  readonly ended: Promise<void>;
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
/** How long a server that was told to stop may still hold its folder and its port. */
const leavingMs = 2_000;

/** The running server of this home, or a new one. Its port stays the same, because profiles remember where to sync. */
export async function joinOrStartServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { home, print } = options;
  const running = await findServer(home);
  if (running) {
    print(`Joining the sample server that is already running at ${running.url}.`);
    return joined(running);
  }
  mkdirSync(serverFolder(home), { recursive: true, mode: 0o700 });
  const rememberedPort = readPort(home);
  const port = rememberedPort !== undefined && (await becomesFree(rememberedPort)) ? rememberedPort : await freePort();
  const started = await startAt(port, options).catch(async () => {
    // The one before may have been leaving still.
    await wait(leavingMs);
    return startAt(port, options);
  });
  if (!started.child) return joined(started.server);
  const { child, server } = started;
  if (rememberedPort !== undefined && rememberedPort !== port) {
    print(
      `Port ${rememberedPort} was taken, so the server is at ${server.url} now; profiles made before have to sign in again.`,
    );
  }
  writeFileSync(portFile(home), `${port}\n`);
  return { url: server.url, isOurs: true, ended: child.ended.then(() => {}), stop: () => child.stop() };
}

/** Without a child when another launcher was faster: then its server is the one. */
interface Started {
  readonly server: FoundServer;
  readonly child: Child | undefined;
}

async function startAt(port: number, { home, script, repository }: EmbeddedServerOptions): Promise<Started> {
  // Kept open, for what the server says last may come when its folder is gone. A log that cannot be written stops nothing.
  const log = createWriteStream(join(home, 'server.log'), { mode: 0o600 });
  log.on('error', () => undefined);
  const said: string[] = [];
  const child = startNode(script, ['--data', serverFolder(home), '--port', String(port), '--sample'], {
    cwd: repository,
    env: {
      // The sample never goes into a PostgreSQL that somebody has set up for something else.
      DATABASE_URL: '',
      // The sample's scheduled report is to be found somewhere.
      HOLDFAST_REPORT_FOLDER: process.env.HOLDFAST_REPORT_FOLDER || join(serverFolder(home), 'reports'),
    },
    onLine: (line) => {
      log.write(`${line}\n`);
      said.push(line);
      if (said.length > 10) said.shift();
    },
  });
  let hasEnded = false;
  void child.ended.then(() => {
    hasEnded = true;
    log.end();
  });
  const server = await waitUntil(patienceMs, async () => {
    const gaveUp = hasEnded;
    const found = await findServer(home);
    if (!found && gaveUp) throw new LaunchError(`The server could not start:\n${said.join('\n')}`);
    return found;
  }).catch(async (error: unknown) => {
    await child.stop();
    throw error;
  });
  if (!server) throw new LaunchError(`The server did not start in time:\n${said.join('\n')}`);
  return { server, child: server.pid === child.pid ? child : undefined };
}

function joined({ url, pid }: FoundServer): EmbeddedServer {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const watch = setInterval(() => {
    if (isRunning(pid)) return;
    clearInterval(watch);
    resolve();
  }, 1000);
  watch.unref();
  return { url, isOurs: false, ended, stop: async () => clearInterval(watch) };
}

async function becomesFree(port: number): Promise<boolean> {
  return (await waitUntil(leavingMs, async () => (await isFree(port)) || undefined)) ?? false;
}

/** What `find` finds within the time, asking again and again. */
async function waitUntil<T>(limitMs: number, find: () => Promise<T | undefined>): Promise<T | undefined> {
  for (const start = performance.now(); performance.now() - start < limitMs; await wait(50)) {
    const found = await find();
    if (found !== undefined) return found;
  }
  return undefined;
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

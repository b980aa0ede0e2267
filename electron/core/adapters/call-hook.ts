import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type SearchIndexAsked,
  type SearchIndexState,
  searchIndexAsked,
} from '#domain/contract/ipc/search-procedures.ts';
import { type RingReport, ringReport } from '#domain/rules/ring-report.ts';
import { reportOfParams } from '../calls/ring-address.ts';
import type { Log } from '../ports.ts';
import { writeDurably } from './key-file.ts';
import { isSameSecret } from './same-secret.ts';

/** Beside the databases: where a telephone of this computer tells of a call, and the token it shows. Only this user may read it. */
export const callHookFile = 'call-hook.json';

const hookContent = z.object({ url: z.url(), token: z.string().regex(/^[\w-]{43}$/) });
export type CallHookAddress = z.infer<typeof hookContent>;

const largestBody = 4096;
/** No telephone tells of more; a program that went mad is held off. */
const mostInWindow = 30;
const windowMs = 10_000;

export interface CallHook extends CallHookAddress {
  close(): Promise<void>;
}

/** The hook of a profile as it was when it last ran. */
export function readCallHook(profileFolder: string): CallHookAddress | undefined {
  try {
    return hookContent.safeParse(JSON.parse(readFileSync(join(profileFolder, callHookFile), 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** What the hook hands on. */
export interface HookListener {
  ring(report: RingReport): void;
  /** Asks something of the search index, or how far it is; nothing where nobody is signed in. */
  searchIndex(what?: SearchIndexAsked): SearchIndexState | undefined;
}

/**
 * Listens on 127.0.0.1 for what a telephone says of its calls: `POST /call` with JSON, or `GET /call?number=…`, for the many that can only
 * open an address; and at `/search-index` for `npm run reindex`. The token comes as a bearer or as the parameter `token`. Port and token stay those of the last run where they can, so
 * that a telephone is set up once. A page in a browser is refused, whatever it knows.
 */
export async function startCallHook(profileFolder: string, log: Log, listener: HookListener): Promise<CallHook> {
  const last = readCallHook(profileFolder);
  const token = last?.token ?? randomBytes(32).toString('base64url');
  const isTooMuch = rateLimit();
  const server = createServer((request, response) => {
    answer(request, token, isTooMuch, listener).then(
      (answered) => end(response, answered),
      (error: unknown) => {
        log.error('what a telephone said could not be read', { error });
        end(response, 500);
      },
    );
  });
  server.requestTimeout = 5000;
  const port = await listenOn(server, last ? Number(new URL(last.url).port) : 0);
  const url = `http://127.0.0.1:${port}/call`;
  const close = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  try {
    if (last?.url !== url) writeDurably(join(profileFolder, callHookFile), `${JSON.stringify({ url, token })}\n`);
  } catch (error) {
    await close();
    throw error;
  }
  return { url, token, close };
}

/** The same for a host, to whom a telephone is never worth a start: where there can be no hook it says so in the log. Returns what stops it. */
export async function openCallHook(...started: Parameters<typeof startCallHook>): Promise<() => Promise<void>> {
  try {
    return (await startCallHook(...started)).close;
  } catch (error) {
    const [, log] = started;
    log.warn('no telephone can tell of its calls', { error });
    return async () => undefined;
  }
}

async function answer(
  request: IncomingMessage,
  token: string,
  isTooMuch: () => boolean,
  listener: HookListener,
): Promise<number | SearchIndexState> {
  const { method, headers, socket } = request;
  const host = `127.0.0.1:${socket.localPort}`;
  if (headers.host !== host && headers.host !== `localhost:${socket.localPort}`) return 403;
  if (headers.origin !== undefined || (headers['sec-fetch-site'] ?? 'none') !== 'none') return 403;
  const { pathname, searchParams } = new URL(request.url ?? '/', `http://${host}`);
  if (pathname !== '/call' && pathname !== '/search-index') return 404;
  if (method !== 'GET' && method !== 'POST') return 405;
  const shown = headers.authorization?.replace(/^Bearer /i, '') ?? searchParams.get('token') ?? '';
  if (!isSameSecret(shown, token)) return 401;
  if (isTooMuch()) return 429;
  const body = method === 'POST' ? await bodyOf(request) : '';
  if (body === undefined) return 413;
  if (pathname === '/search-index') return indexAnswer(body, method, listener);
  const report = reportOf(body, searchParams);
  if (!report) return 400;
  listener.ring(report);
  return 204;
}

function indexAnswer(body: string, method: string, { searchIndex }: HookListener): number | SearchIndexState {
  if (method === 'GET') return searchIndex() ?? 409;
  const what = searchIndexAsked.safeParse(body.trim());
  return what.success ? (searchIndex(what.data) ?? 409) : 400;
}

function reportOf(body: string, params: URLSearchParams): RingReport | undefined {
  try {
    return body.trim() === '' ? reportOfParams(params) : ringReport.parse(JSON.parse(body));
  } catch {
    return undefined;
  }
}

/** Undefined when it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.byteLength;
    if (length > largestBody) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function end(response: ServerResponse, answered: number | SearchIndexState): void {
  const [status, body] = typeof answered === 'number' ? [answered, ''] : [200, JSON.stringify(answered)];
  const headers = { 'cache-control': 'no-store', 'content-length': Buffer.byteLength(body), connection: 'close' };
  response.writeHead(status, { ...headers, ...(body === '' ? {} : { 'content-type': 'application/json' }) }).end(body);
}

function rateLimit(): () => boolean {
  let times: number[] = [];
  return () => {
    const now = performance.now();
    times = [...times.filter((time) => now - time < windowMs), now].slice(-mostInWindow - 1);
    return times.length > mostInWindow;
  };
}

/** On this port where it is free; else on any. */
function listenOn(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', (error) => (port === 0 ? reject(error) : listenOn(server, 0).then(resolve, reject)));
  server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  return promise;
}

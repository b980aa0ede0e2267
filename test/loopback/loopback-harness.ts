// A real loopback host over a small bundle on disk; the core is a stand-in that answers every call with its input.
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { createBundledRenderer } from '#core/adapters/bundled-renderer.ts';
import type { Log } from '#core/ports.ts';
import type { Pipe } from '#domain/contract/ipc/pipe.ts';
import { type Loopback, startLoopback } from '#loopback/start-loopback.ts';
import { temporaryFolder } from '../harness/temp-folder.ts';

export const silentLog: Log = { info() {}, warn() {}, error() {} };

export interface EchoCore {
  readonly pipes: Set<Pipe>;
  connect(pipe: Pipe): () => void;
}

/** Replies with the input. */
export function createEchoCore(): EchoCore {
  const pipes = new Set<Pipe>();
  return {
    pipes,
    connect(pipe) {
      pipes.add(pipe);
      const stop = pipe.onFrame((frame) => {
        if (frame.t !== 'call') return;
        pipe.post({ t: 'reply', id: frame.id, value: frame.input });
      });
      return () => {
        stop();
        pipes.delete(pipe);
      };
    },
  };
}

export interface RunningLoopback extends Loopback {
  readonly origin: string;
}

export async function runEchoLoopback(): Promise<RunningLoopback & { readonly core: EchoCore }> {
  const core = createEchoCore();
  return { ...(await runLoopback(core)), core };
}

export async function runLoopback(core: { connect(pipe: Pipe): () => void }): Promise<RunningLoopback> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html>\n<html>\n  <head>\n  </head>\n  <body>page</body>\n</html>\n',
  );
  writeFileSync(join(folder, 'assets/index-B1a2C3d4.js'), 'export {};\n');
  const loopback = await startLoopback({
    core,
    renderer: createBundledRenderer(folder),
    log: silentLog,
    profileFolder: folder,
    port: 0,
  });
  onTestFinished(() => loopback.close());
  return { ...loopback, origin: `http://127.0.0.1:${loopback.port}` };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A bare HTTP request: unlike fetch it can lie about Host and Origin and does not follow redirects. */
export function ask(port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** The cookie a browser holds after it opened the address. */
export async function signInAsBrowser(loopback: { port: number; address: string }): Promise<string> {
  const { pathname, search } = new URL(loopback.address);
  const { headers } = await ask(loopback.port, pathname + search);
  return String(headers['set-cookie']).split(';')[0] ?? '';
}

/** Resolves with the open socket; rejects with the HTTP status that refused it. */
export function openSocket(
  loopback: { readonly port: number },
  headers: Record<string, string>,
  path = '/pipe',
): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${loopback.port}${path}`, { headers });
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_request, response) => {
      reject(new Error(String(response.statusCode)));
      response.destroy();
    });
    socket.on('error', reject);
    onTestFinished(() => socket.terminate());
  });
}

export async function openTab(loopback: RunningLoopback): Promise<WebSocket> {
  return openSocket(loopback, { origin: loopback.origin, cookie: await signInAsBrowser(loopback) });
}

export function nextText(socket: WebSocket): Promise<string> {
  return new Promise((resolve) => socket.once('message', (data) => resolve(data.toString())));
}

export function closeCode(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.once('close', resolve));
}

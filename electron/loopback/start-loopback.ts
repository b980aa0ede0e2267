import { createServer, type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { RendererSource } from '#core/adapters/renderer-source.ts';
import type { Log } from '#core/ports.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { Pipe } from '#domain/contract/ipc/pipe.ts';
import { type Access, createAccess } from './access.ts';
import { answerPage } from './pages.ts';
import { createSocketPipe, largestFrame } from './socket-pipe.ts';

export interface LoopbackOptions {
  /** Serves one page; returns the function that stops. */
  readonly core: { connect(pipe: Pipe): () => void };
  readonly renderer: RendererSource;
  readonly log: Log;
  readonly profileFolder: string;
  /** 0 for any free one. */
  readonly port: number;
}

export interface Loopback {
  readonly port: number;
  /** Lets a browser in, as often as wanted. Holds the run's secret. */
  readonly address: string;
  /** Lets a browser in once. */
  mintTicketAddress(): string;
  close(): Promise<void>;
}

/**
 * Serves the renderer and its pipe on 127.0.0.1. A page connects to `/pipe` on its own origin; what is not let in gets
 * an HTTP status before the socket opens. An open socket closes with 1001 when the program stops, 1009 after a frame
 * too large and `closedForGarbage`; after each of them the page connects again by itself.
 */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { core, renderer, log, profileFolder } = options;
  const server = createServer();
  const port = await listen(server, options.port);
  const access = createAccess(port, profileFolder);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestFrame, perMessageDeflate: false });

  server.on('request', (request, response) => {
    answerPage(request, response, access, renderer).catch((error: unknown) => {
      log.error('a page could not be served', { error });
      response.destroy();
    });
  });
  server.on('upgrade', (request, stream, head) => {
    const refusal = refusalOf(request, access);
    if (refusal) return refuseUpgrade(stream, refusal);
    sockets.handleUpgrade(request, stream, head, (socket) => {
      const pipe = createSocketPipe(socket, log);
      pipe.onClose(core.connect(pipe));
    });
  });

  return {
    port,
    address: access.address,
    mintTicketAddress: access.mintTicketAddress,
    async close() {
      for (const socket of sockets.clients) socket.close(1001, 'Holdfast stops');
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      // A page that does not answer the close is not waited for.
      const patience = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
        server.closeAllConnections();
      }, 1000);
      await closed;
      clearTimeout(patience);
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
    reject(taken ? new AppError('in-use', `Port ${port} is not free; choose another one.`, { port }, error) : error);
  });
  server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  return promise;
}

function refusalOf(request: IncomingMessage, access: Access): number | undefined {
  if (!access.isOurHost(request)) return 403;
  // A page always says where it comes from when it opens a socket.
  if (request.headers.origin === undefined || !access.isOurOrigin(request)) return 403;
  if (request.url !== '/pipe') return 404;
  return access.hasCookie(request) ? undefined : 401;
}

function refuseUpgrade(stream: Duplex, status: number): void {
  stream.on('error', () => {});
  stream.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

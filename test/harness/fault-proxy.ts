import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export type Fault =
  | 'none'
  /** Nobody answers: connections end at once. */
  | 'down'
  /** The server does what a push asks, and its answer is lost. */
  | 'lose-push-answers'
  /** Every request gets the sign-in page of a hotel. */
  | 'captive-portal';

export interface FaultProxy {
  readonly url: string;
  set(fault: Fault): void;
  /** Runs once, as soon as the next push is on its way to the server. */
  onNextPush(run: () => void): void;
  /** Push answers that were lost so far. */
  lost(): number;
  close(): Promise<void>;
}

/** Stands between a client and a server on this machine and misbehaves on demand. */
export async function startFaultProxy(targetUrl: string): Promise<FaultProxy> {
  const target = new URL(targetUrl);
  const sockets = new Set<Socket>();
  let fault: Fault = 'none';
  let lostAnswers = 0;
  let nextPush: (() => void) | undefined;

  const forward = (request: IncomingMessage, response: ServerResponse) => {
    const onward = httpRequest(
      { host: target.hostname, port: target.port, path: request.url, method: request.method, headers: request.headers },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          if (fault === 'lose-push-answers' && request.url === '/v1/push') {
            lostAnswers += 1;
            request.socket.destroy();
            return;
          }
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          response.end(Buffer.concat(chunks));
        });
        answer.on('error', () => request.socket.destroy());
      },
    );
    onward.on('error', () => request.socket.destroy());
    request.pipe(onward);
    if (request.url === '/v1/push') {
      onward.once('finish', () => {
        nextPush?.();
        nextPush = undefined;
      });
    }
  };

  const server = createServer((request, response) => {
    if (fault === 'down') request.socket.destroy();
    else if (fault === 'captive-portal') {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>Welcome</title><h1>Please accept the terms of our Wi-Fi</h1>');
    } else forward(request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    if (fault === 'down') socket.destroy();
  });
  server.on('upgrade', (request, socket: Socket, head: Buffer) => {
    if (fault !== 'none' && fault !== 'lose-push-answers') {
      socket.destroy();
      return;
    }
    const onward = connect(Number(target.port), target.hostname, () => {
      const headers = Object.entries(request.headers).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value ?? '']).map((one) => `${name}: ${one}`),
      );
      onward.write(`GET ${request.url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [onward, socket]) {
      end.on('error', () => undefined);
      end.on('close', () => {
        onward.destroy();
        socket.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set(next) {
      fault = next;
      if (next === 'down' || next === 'captive-portal') for (const socket of sockets) socket.destroy();
    },
    onNextPush(run) {
      nextPush = run;
    },
    lost: () => lostAnswers,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

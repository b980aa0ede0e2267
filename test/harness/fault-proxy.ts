import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { seeded } from './seeded.ts';
import { ShapedWay, type Way } from './shaped-way.ts';

export type Fault =
  | 'none'
  /** Connections are accepted and end at once. */
  | 'down'
  /** Nobody listens, as when a name leads nowhere. */
  | 'refused'
  /** Everything that is sent vanishes, on connections of before too. */
  | 'blackhole'
  /** The server's end of what is open now is gone and nobody says so; new connections work. */
  | 'half-open'
  /** The server does what a push asks, and its answer is lost. */
  | 'lose-push-answers'
  /** Answers break off in the middle. */
  | 'cut-body'
  /** Every request gets the sign-in page of a hotel. */
  | 'captive-portal'
  /** Milliseconds each way. */
  | { readonly latencyMs: number }
  /** A slow line. */
  | { readonly bytesPerSecond: number }
  /** Connections are reset at some moment of such a part of all exchanges. */
  | { readonly resets: number }
  /** Something before the server answers instead of it. */
  | { readonly status: 429 | 500 | 503; readonly retryAfter?: number };

export interface FaultProxy {
  readonly url: string;
  set(fault: Fault): void;
  /** Runs once, as soon as the next push is on its way to the server. */
  onNextPush(run: () => void): void;
  /** Push answers that were lost so far. */
  lost(): number;
  /** How often the fault of now did something: a connection refused, an answer cut, a piece swallowed. */
  struck(): number;
  close(): Promise<void>;
}

interface Line {
  readonly client: Socket;
  readonly server: Socket;
  readonly up: ShapedWay;
  readonly down: ShapedWay;
  /** Of the request under way. */
  path: string;
  answered: number;
  /** At which byte of the answer the connection is reset; before the request leaves where it is negative. */
  resetAt: number | undefined;
  isSilent: boolean;
}

const swiftly: Way = { latencyMs: 0, bytesPerSecond: Number.POSITIVE_INFINITY };
const requestLine = /^(?:GET|POST|PUT|PATCH|HEAD|DELETE|OPTIONS) (\S+) HTTP\/1\.1\r\n/;
const portalPage = '<!doctype html><title>Welcome</title><h1>Please accept the terms of our Wi-Fi</h1>';

/** Whether what was open before is gone when this fault begins. */
function endsLines(fault: Fault): boolean {
  if (typeof fault === 'object') return 'status' in fault;
  return fault === 'down' || fault === 'refused' || fault === 'captive-portal';
}

/** Stands between a client and a server on this machine, as a network does, and misbehaves on demand. */
export async function startFaultProxy(targetUrl: string, seed = 1): Promise<FaultProxy> {
  const target = new URL(targetUrl);
  const random = seeded(seed);
  const clients = new Set<Socket>();
  const lines = new Set<Line>();
  let fault: Fault = 'none';
  let lostAnswers = 0;
  let strikes = 0;
  let nextPush: (() => void) | undefined;

  const way = (): Way => {
    if (typeof fault !== 'object') return swiftly;
    if ('latencyMs' in fault) return { ...swiftly, latencyMs: fault.latencyMs };
    return 'bytesPerSecond' in fault ? { ...swiftly, bytesPerSecond: fault.bytesPerSecond } : swiftly;
  };

  // It never listens: connections are handed to it.
  const impostor = createHttpServer((request, response) => {
    strikes += 1;
    request.resume();
    if (typeof fault === 'object' && 'status' in fault) {
      const wait = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
      response.writeHead(fault.status, { 'content-type': 'text/html', connection: 'close', ...wait });
      response.end('<h1>Not now</h1>');
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html', connection: 'close' });
    response.end(portalPage);
  });

  const destroy = ({ client, server, up, down }: Line, how: 'end' | 'reset' = 'end'): void => {
    up.drop();
    down.drop();
    if (how === 'reset') client.resetAndDestroy();
    else client.destroy();
    server.destroy();
  };

  /** When this exchange is to be reset: before the server hears of it, when it has answered, or in the middle of the answer. */
  const fateOf = (): number | undefined => {
    if (typeof fault !== 'object' || !('resets' in fault) || random.next() >= fault.resets) return undefined;
    return random.pick([-1, 0, 1 + random.below(600)]);
  };

  const fromClient = (line: Line, piece: Buffer): void => {
    if (line.isSilent || fault === 'blackhole') {
      strikes += 1;
      line.isSilent = true;
      return;
    }
    const path = requestLine.exec(piece.subarray(0, 200).toString('latin1'))?.[1];
    if (path !== undefined) Object.assign(line, { path, answered: 0, resetAt: fateOf() });
    if (line.resetAt !== undefined && line.resetAt < 0) {
      strikes += 1;
      destroy(line, 'reset');
      return;
    }
    line.up.carry(piece, () => {
      if (line.path !== '/v1/push') return;
      nextPush?.();
      nextPush = undefined;
    });
  };

  const fromServer = (line: Line, piece: Buffer): void => {
    if (line.isSilent || fault === 'blackhole') {
      strikes += 1;
      line.isSilent = true;
      return;
    }
    if (fault === 'lose-push-answers' && line.path === '/v1/push') {
      lostAnswers += 1;
      strikes += 1;
      destroy(line);
      return;
    }
    const cutAt = fault === 'cut-body' ? 40 + random.below(400) : line.resetAt;
    if (cutAt !== undefined && line.answered + piece.length > cutAt) {
      strikes += 1;
      const rest = piece.subarray(0, Math.max(0, cutAt - line.answered));
      line.client.write(rest, () => destroy(line, fault === 'cut-body' ? 'end' : 'reset'));
      return;
    }
    line.answered += piece.length;
    line.down.carry(piece);
  };

  const silence = (line: Line): void => {
    line.isSilent = true;
    line.server.destroy();
  };

  const open = (client: Socket): void => {
    const server = connect(Number(target.port), target.hostname);
    const line: Line = {
      client,
      server,
      up: new ShapedWay(server, way),
      down: new ShapedWay(client, way),
      path: '',
      answered: 0,
      resetAt: undefined,
      isSilent: false,
    };
    lines.add(line);
    client.on('data', (piece: Buffer) => fromClient(line, piece));
    server.on('data', (piece: Buffer) => fromServer(line, piece));
    client.on('end', () => line.up.end());
    server.on('end', () => (line.isSilent ? undefined : line.down.end()));
    server.on('error', () => (line.isSilent ? undefined : destroy(line)));
    client.on('close', () => {
      lines.delete(line);
      destroy(line);
    });
  };

  const listener = createServer({ allowHalfOpen: true }, (client) => {
    clients.add(client);
    client.on('error', () => undefined);
    client.on('close', () => clients.delete(client));
    if (fault === 'down') {
      strikes += 1;
      client.destroy();
    } else if (fault === 'captive-portal' || (typeof fault === 'object' && 'status' in fault)) {
      impostor.emit('connection', client);
    } else open(client);
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      listener.once('error', reject);
      listener.listen(port, '127.0.0.1', resolve);
    });
  await listen(0);
  const { port } = listener.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    set(next) {
      const refuses = next === 'refused';
      if (refuses && listener.listening) listener.close();
      if (!refuses && !listener.listening) void listen(port);
      fault = next;
      strikes = 0;
      if (endsLines(next)) for (const client of clients) client.destroy();
      if (next === 'half-open') for (const line of lines) silence(line);
    },
    onNextPush(run) {
      nextPush = run;
    },
    lost: () => lostAnswers,
    struck: () => strikes,
    async close() {
      for (const client of clients) client.destroy();
      impostor.close();
      if (listener.listening) await new Promise((resolve) => listener.close(resolve));
    },
  };
}

import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { AppError } from '#domain/contract/failure.ts';
import type { Door } from './door.ts';

/** How long requests under way get to finish when the server stops. */
const graceMs = 8000;
/** How long answers that are written get to leave. */
const leavingMs = 1000;

export interface Listening {
  readonly port: number;
  readonly url: string;
}

/** Throws `in-use` when another program has the port. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<Listening> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new AppError('in-use', `Port ${port} is taken by another program.`, { port });
    throw error;
  }
  const bound = (app.server.address() as AddressInfo).port;
  return { port: bound, url: `http://${reachable(host)}:${bound}` };
}

/** The host for an address that programs on this machine can open. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** Waits for the requests under way, whose door is shut behind them; then gives the port back. */
export async function closeApp(app: FastifyInstance, door: Door): Promise<void> {
  await door.emptied(graceMs);
  const impatience = setTimeout(() => app.server.closeAllConnections(), leavingMs);
  // A connection kept alive for more requests is idle only when its last answer is out.
  const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
  await app.close();
  clearInterval(sweep);
  clearTimeout(impatience);
}

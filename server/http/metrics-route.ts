import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '#domain/contract/failure.ts';
import { sameToken } from '../auth/tokens.ts';
import type { ServerContext } from '../context.ts';
import { bearerToken, isLoopback } from './guards.ts';

const forwarding = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const;

/** Asked on this machine itself, not through a proxy on it. */
function isDirect(request: FastifyRequest): boolean {
  return (
    isLoopback(request.socket.remoteAddress) && forwarding.every((header) => request.headers[header] === undefined)
  );
}

/** GET /metrics: for anyone on this machine; from elsewhere with the token, if the server was given one. */
export function metricsRoute(app: FastifyInstance, { metrics }: ServerContext, token: string | undefined): void {
  app.get('/metrics', async (request, reply) => {
    const given = bearerToken(request);
    const isKnown = token !== undefined && given !== undefined && sameToken(given, token);
    if (!isKnown && !isDirect(request)) throw new AppError('not-found', 'There is nothing at this address.');
    const { type, text } = await metrics.text();
    return reply.type(type).send(text);
  });
}

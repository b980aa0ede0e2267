import type { FastifyInstance } from 'fastify';
import { leaseRequest } from '#domain/contract/wire/lease.ts';
import { pullRequest } from '#domain/contract/wire/pull.ts';
import { push } from '../authority/push.ts';
import { readPush } from '../authority/read-push.ts';
import type { ServerContext } from '../context.ts';
import { pull } from '../pull/pull.ts';
import { leaseNumbers } from '../workspace/lease.ts';
import { compressed } from './compressed.ts';
import { authenticate } from './guards.ts';
import { parseBody } from './parse-body.ts';

/** A hundred commands with long texts, and the values they replaced beside them. */
const pushBytes = 32 * 1024 * 1024;

/** Of answers whose text the database made. */
export const json = 'application/json; charset=utf-8';

export function syncRoutes(app: FastifyInstance, context: ServerContext): void {
  app.post('/v1/push', { bodyLimit: pushBytes }, async (request) => {
    const session = await authenticate(context, request);
    return await push(context, session, readPush(request.body));
  });

  app.post('/v1/pull', { compress: compressed }, async (request, reply) => {
    const session = await authenticate(context, request);
    reply.type(json);
    return await pull(context, session, parseBody(pullRequest, request.body));
  });

  app.post('/v1/lease', async (request) => {
    const session = await authenticate(context, request);
    return await leaseNumbers(context, session, parseBody(leaseRequest, request.body).size);
  });
}

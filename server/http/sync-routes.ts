import type { FastifyInstance } from 'fastify';
import { leaseRequest } from '#domain/contract/wire/lease.ts';
import { pullRequest } from '#domain/contract/wire/pull.ts';
import { push } from '../authority/push.ts';
import { readPush } from '../authority/read-push.ts';
import type { ServerContext } from '../context.ts';
import { pull } from '../pull/pull.ts';
import { leaseNumbers } from '../workspace/lease.ts';
import { authenticate } from './guards.ts';
import { parseBody } from './parse-body.ts';
import { sendJson } from './send-json.ts';

/** A hundred commands with long texts, and the values they replaced beside them. */
const pushBytes = 32 * 1024 * 1024;

export function syncRoutes(app: FastifyInstance, context: ServerContext): void {
  app.post('/v1/push', { bodyLimit: pushBytes }, async (request) => {
    const session = await authenticate(context, request);
    return await push(context, session, readPush(request.body));
  });

  app.post('/v1/pull', async (request, reply) => {
    const session = await authenticate(context, request);
    return await sendJson(request, reply, await pull(context, session, parseBody(pullRequest, request.body)));
  });

  app.post('/v1/lease', async (request) => {
    const session = await authenticate(context, request);
    return await leaseNumbers(context, session, parseBody(leaseRequest, request.body).size);
  });
}

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
import { Pace } from './pace.ts';
import { parseBody } from './parse-body.ts';

/** A hundred commands with long texts, and the values they replaced beside them. */
const pushBytes = 32 * 1024 * 1024;

/** Of answers whose text the database made. */
export const json = 'application/json; charset=utf-8';

/** A first sync asks a dozen times a second, a device at work a few times a minute. */
const limits = { burst: 1000, perSecond: 50 };

export function syncRoutes(app: FastifyInstance, context: ServerContext): void {
  const pace = new Pace(context.clock, limits);
  app.post('/v1/push', { bodyLimit: pushBytes }, async (request) => {
    const session = await authenticate(context, request);
    pace.keep(session.deviceId);
    return await push(context, session, readPush(request.body));
  });

  app.post('/v1/pull', { compress: compressed }, async (request, reply) => {
    const session = await authenticate(context, request);
    pace.keep(session.deviceId);
    reply.type(json);
    return await pull(context, session, parseBody(pullRequest, request.body));
  });

  app.post('/v1/lease', async (request) => {
    const session = await authenticate(context, request);
    pace.keep(session.deviceId);
    return await leaseNumbers(context, session, parseBody(leaseRequest, request.body));
  });
}

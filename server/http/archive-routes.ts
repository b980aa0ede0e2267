import type { FastifyInstance } from 'fastify';
import { archiveFetchRequest, archiveFindRequest } from '#domain/contract/wire/archive.ts';
import { fetchArchived } from '../archive/fetch-archived.ts';
import { findArchived } from '../archive/find-archived.ts';
import type { ServerContext } from '../context.ts';
import { compressed } from './compressed.ts';
import { authenticate } from './guards.ts';
import { Pace } from './pace.ts';
import { parseBody } from './parse-body.ts';
import { json } from './sync-routes.ts';

/** A person looks things up; a search may go through a whole archive. */
const limits = { burst: 60, perSecond: 2 };

export function archiveRoutes(app: FastifyInstance, context: ServerContext): void {
  const pace = new Pace(context.clock, limits);
  app.post('/v1/archive/find', async (request) => {
    const session = await authenticate(context, request);
    pace.keep(session.deviceId);
    return await findArchived(context, session, parseBody(archiveFindRequest, request.body));
  });

  app.post('/v1/archive/fetch', { compress: compressed }, async (request, reply) => {
    const session = await authenticate(context, request);
    pace.keep(session.deviceId);
    reply.type(json);
    return await fetchArchived(context, session, parseBody(archiveFetchRequest, request.body));
  });
}

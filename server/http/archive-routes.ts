import type { FastifyInstance } from 'fastify';
import { archiveFetchRequest, archiveFindRequest } from '#domain/contract/wire/archive.ts';
import { fetchArchived } from '../archive/fetch-archived.ts';
import { findArchived } from '../archive/find-archived.ts';
import type { ServerContext } from '../context.ts';
import { compressed } from './compressed.ts';
import { authenticate } from './guards.ts';
import { parseBody } from './parse-body.ts';
import { json } from './sync-routes.ts';

export function archiveRoutes(app: FastifyInstance, context: ServerContext): void {
  app.post('/v1/archive/find', async (request) => {
    const session = await authenticate(context, request);
    return await findArchived(context, session, parseBody(archiveFindRequest, request.body));
  });

  app.post('/v1/archive/fetch', { compress: compressed }, async (request, reply) => {
    const session = await authenticate(context, request);
    reply.type(json);
    return await fetchArchived(context, session, parseBody(archiveFetchRequest, request.body));
  });
}

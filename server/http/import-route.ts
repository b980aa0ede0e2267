import type { FastifyInstance } from 'fastify';
import type { ServerContext } from '../context.ts';
import { importCases } from '../intake/import-cases.ts';
import { readImport } from '../intake/read-import.ts';
import { authorise, isLocal } from './guards.ts';

/** Two hundred cases with long timelines. */
const importBytes = 64 * 1024 * 1024;

export function importRoute(app: FastifyInstance, context: ServerContext, localToken: string): void {
  app.post('/v1/import', { bodyLimit: importBytes }, async (request) => {
    if (!isLocal(request, localToken)) await authorise(context, request, ['lead', 'admin']);
    const answer = await importCases(context, readImport(request.body));
    context.committed();
    return answer;
  });
}

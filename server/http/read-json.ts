import type { FastifyInstance } from 'fastify';
import { AppError } from '#domain/contract/failure.ts';
import { needsStorable, storable } from '../sql/json-text.ts';

/** Bodies are JSON; their texts arrive as the database can hold them, so that nothing behind has to think of it. */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    parse(request, String(body), (error, value) => {
      if (error || !needsStorable(String(body))) return done(error, value);
      try {
        done(null, storable(value));
      } catch (cause) {
        done(new AppError('bad-request', 'The request is nested too deeply.', undefined, cause));
      }
    });
  });
}

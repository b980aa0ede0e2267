import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fileHash } from '#domain/commands/add-attachment.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { OfferResponse } from '#domain/contract/wire/files.ts';
import { fileProblem } from '#domain/rules/file-limits.ts';
import type { ServerContext } from '../context.ts';
import { rowsForAgent, sayState } from '../files/attachment-rows.ts';
import { byteRange } from '../files/byte-range.ts';
import type { Files } from '../files/files.ts';
import { createTusServer, uploadPath } from '../files/tus-server.ts';
import { errorFields } from '../log.ts';
import { agentNow, type KnownAgent } from '../pull/visible-scopes.ts';
import { authenticate } from './guards.ts';
import { parseBody } from './parse-body.ts';

const named = z.object({ sha256: fileHash });

/** The content of files: arriving by the tus protocol, and given out to those who see a record of the file. */
export async function fileRoutes(app: FastifyInstance, context: ServerContext, files: Files): Promise<void> {
  const agentOf = async (request: FastifyRequest): Promise<KnownAgent> => {
    const { agentId } = await authenticate(context, request);
    const agent = await agentNow(context.store.db, context.workspace.id, agentId);
    if (!agent.active) throw new AppError('inactive', 'This agent has left.');
    return agent;
  };
  const rowsFor = async (request: FastifyRequest) => {
    const { sha256 } = parseBody(named, request.params);
    const rows = await rowsForAgent(context, await agentOf(request), sha256);
    if (rows.length === 0) throw new AppError('not-found', 'No file of this content is known.');
    return { sha256, rows };
  };

  app.post('/v1/blobs/:sha256/offer', async (request): Promise<OfferResponse> => {
    const { sha256, rows } = await rowsFor(request);
    const held = (await files.blobs.sizeOf(sha256)) !== undefined;
    // Also what a server could not say that was stopped in between.
    await sayState(context, sha256, held ? 'ready' : 'awaiting-bytes');
    if (held) return { state: 'held' };
    const problems = rows.map((row) => fileProblem(row, files.mostBytes));
    const [problem] = problems;
    if (problem && problems.every(Boolean)) throw new AppError(problem.kind, problem.message, problem.details);
    return { state: 'wanted' };
  });

  app.get('/v1/blobs/:sha256', async (request, reply) => {
    const { sha256 } = await rowsFor(request);
    return await sendBlob(context, files, sha256, request, reply);
  });

  await app.register(async (uploads) => {
    const agents = new WeakMap<IncomingMessage, KnownAgent>();
    const tus = createTusServer(context, files, agents);
    // The body is left alone: tus reads it as it comes.
    uploads.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
    const pass = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      agents.set(request.raw, await agentOf(request));
      reply.hijack();
      try {
        await tus.handle(request.raw, reply.raw);
      } catch (error) {
        // The line is cut, or nothing sensible can be said on it any more.
        context.log.warn('an upload was broken off', errorFields(error));
        request.raw.destroy();
      }
    };
    uploads.route({ method: ['POST'], url: uploadPath, handler: pass });
    uploads.route({ method: ['HEAD', 'PATCH', 'DELETE'], url: `${uploadPath}/:id`, handler: pass });
  });
}

async function sendBlob(
  context: ServerContext,
  { blobs }: Files,
  sha256: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const size = await blobs.sizeOf(sha256);
  if (size === undefined) {
    await sayState(context, sha256, 'awaiting-bytes');
    throw new AppError('bytes-missing', 'The content of this file is not here.');
  }
  const tag = `"${sha256}"`;
  // Content never changes under its name.
  const sameFile = request.headers['if-range'] === undefined || request.headers['if-range'] === tag;
  const range = sameFile ? byteRange(request.headers.range, size) : undefined;
  reply.headers({
    etag: tag,
    'accept-ranges': 'bytes',
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment',
    'x-content-type-options': 'nosniff',
  });
  if (range === 'none') return reply.code(416).header('content-range', `bytes */${size}`).send();
  if (range) reply.code(206).header('content-range', `bytes ${range.from}-${range.to}/${size}`);
  reply.header('content-length', range ? range.to - range.from + 1 : size);
  return reply.send(await blobs.read(sha256, range));
}

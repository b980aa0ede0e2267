import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLoopback } from './guards.ts';

const compress = promisify(gzip);
const worthwhileBytes = 8 * 1024;

/** Sends ready JSON text; compressed when it is long and travels, for on this machine that only costs time. */
export async function sendJson(request: FastifyRequest, reply: FastifyReply, text: string): Promise<FastifyReply> {
  reply.type('application/json; charset=utf-8');
  const accepted = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (!accepted || isLoopback(request.ip) || text.length <= worthwhileBytes) return reply.send(text);
  return reply
    .header('content-encoding', 'gzip')
    .header('vary', 'accept-encoding')
    .send(await compress(text, { level: 1 }));
}

import type { FastifyRequest } from 'fastify';
import { AppError } from '#domain/contract/failure.ts';
import { protocolHeader } from '#domain/contract/wire/version.ts';
import type { Session } from '../auth/session.ts';
import { sessionOf } from '../auth/sessions.ts';
import { sameToken } from '../auth/tokens.ts';
import type { ServerContext } from '../context.ts';
import type { ServedProtocol } from '../protocol.ts';
import { agentNow, type KnownAgent } from '../pull/visible-scopes.ts';

/**
 * What hands over work that is nowhere else, and has what must not stay erased; open to clients that are too old for everything else.
 */
const handsOver: ReadonlySet<string> = new Set([
  '/v1/session',
  '/v1/push',
  '/v1/orders',
  '/v1/hand-up',
  '/v1/orders/done',
]);

/** Throws `protocol-mismatch` unless the client says a version that is served at this address. */
export function checkProtocol({ version, floor, pushFloor }: ServedProtocol, request: FastifyRequest): void {
  const said = request.headers[protocolHeader];
  const client = typeof said === 'string' && /^\d{1,6}$/.test(said) ? Number(said) : 0;
  const oldest = handsOver.has(request.routeOptions.url ?? '') ? Math.min(floor, pushFloor) : floor;
  if (client < oldest || client > version)
    throw new AppError('protocol-mismatch', 'This server speaks another version of the protocol.', {
      server: version,
      client,
    });
}

export function bearerToken(request: FastifyRequest): string | undefined {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
}

export function bearer(request: FastifyRequest): string {
  const token = bearerToken(request);
  if (token === undefined) throw new AppError('session-expired', 'The request belongs to no session.');
  return token;
}

/** Whose request it is. Throws `session-expired`. */
export function authenticate(context: ServerContext, request: FastifyRequest): Promise<Session> {
  return sessionOf(context, bearer(request));
}

/** The agent behind the request, whose role must be one of these. Throws `forbidden`. */
export async function authorise(
  context: ServerContext,
  request: FastifyRequest,
  roles: readonly KnownAgent['role'][],
): Promise<KnownAgent> {
  const { agentId } = await authenticate(context, request);
  const agent = await agentNow(context.store.db, context.workspace.id, agentId);
  if (!agent.active) throw new AppError('inactive', 'This agent has left.');
  if (!roles.includes(agent.role)) throw new AppError('forbidden', `This is for ${roles.join(' and ')} only.`);
  return agent;
}

export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}

/** Whether the request carries the token that only someone who can read this server's data folder has. */
export function isLocal(request: FastifyRequest, localToken: string): boolean {
  const given = bearerToken(request);
  return given !== undefined && isLoopback(request.socket.remoteAddress) && sameToken(given, localToken);
}

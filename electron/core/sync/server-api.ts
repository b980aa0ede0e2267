import type { z } from 'zod';
import { AppError, failure } from '#domain/contract/failure.ts';
import {
  type ArchiveFetchRequest,
  type ArchiveFetchResponse,
  type ArchiveFindRequest,
  type ArchiveFindResponse,
  archiveFetchResponse,
  archiveFindResponse,
} from '#domain/contract/wire/archive.ts';
import {
  type EraseRequest,
  type EraseResponse,
  eraseResponse,
  type HandUpRequest,
  type OrdersDoneRequest,
  type OrdersResponse,
  ordersResponse,
} from '#domain/contract/wire/erase.ts';
import { type Hello, hello } from '#domain/contract/wire/hello.ts';
import { type LeaseRequest, type LeaseResponse, leaseResponse } from '#domain/contract/wire/lease.ts';
import {
  type AddAgentRequest,
  type AddTeamRequest,
  addAgentResponse,
  addTeamResponse,
  type ChangePasswordRequest,
  type KnowledgeRoleRequest,
} from '#domain/contract/wire/people.ts';
import { type PullRequest, type PullResponse, pullResponse } from '#domain/contract/wire/pull.ts';
import { type PushRequest, type PushResponse, pushResponse } from '#domain/contract/wire/push.ts';
import { type SessionRequest, type SessionResponse, sessionResponse } from '#domain/contract/wire/session.ts';
import { protocolHeader, protocolVersion } from '#domain/contract/wire/version.ts';
import { type Clock, type Network, steadyNow } from '../ports.ts';
import { exchange } from './exchange.ts';
import { retryAfterSeconds } from './retry-after.ts';
import { type SyncTiming, usualTiming } from './timing.ts';

interface TimedAnswer<T> {
  readonly value: T;
  /** The steady clock around the request, for measuring the server's time. */
  readonly sentAt: number;
  readonly receivedAt: number;
}

export interface ServerApi {
  /** `withinMs` makes it a probe: whoever does not begin to answer in that time is not reachable. */
  hello(withinMs?: number): Promise<TimedAnswer<Hello>>;
  signIn(request: SessionRequest): Promise<SessionResponse>;
  push(token: string, request: PushRequest): Promise<TimedAnswer<PushResponse>>;
  pull(token: string, request: PullRequest): Promise<TimedAnswer<PullResponse>>;
  lease(token: string, request: LeaseRequest): Promise<LeaseResponse>;
  archiveFind(token: string, request: ArchiveFindRequest): Promise<ArchiveFindResponse>;
  archiveFetch(token: string, request: ArchiveFetchRequest): Promise<ArchiveFetchResponse>;
  addAgent(token: string, request: AddAgentRequest): Promise<{ readonly agentId: string }>;
  setKnowledgeRole(token: string, request: KnowledgeRoleRequest): Promise<void>;
  addTeam(token: string, request: AddTeamRequest): Promise<{ readonly teamId: string }>;
  changePassword(token: string, request: ChangePasswordRequest): Promise<void>;
  erase(token: string, request: EraseRequest): Promise<EraseResponse>;
  orders(token: string): Promise<OrdersResponse>;
  handUp(token: string, request: HandUpRequest): Promise<void>;
  ordersDone(token: string, request: OrdersDoneRequest): Promise<void>;
  /** Ends the requests under way, which fail with `offline`: the line they went out on is gone. */
  drop(): void;
  /** When anything last came that was no answer to a probe, by the monotonic clock. */
  heardAt(): number;
}

/**
 * Speaks to one server. Fails with `offline` when nothing answers, `not-holdfast` when something else does (a captive portal's page),
 * `protocol-mismatch`, or the failure the server names. `stop` ends the requests under way.
 */
export function createServerApi(
  baseUrl: string,
  network: Network,
  clock: Clock,
  stop?: AbortSignal,
  timing: SyncTiming = usualTiming,
): ServerApi {
  let line = new AbortController();
  let heardAt = Number.NEGATIVE_INFINITY;
  const heard = (): void => {
    heardAt = clock.monotonic();
  };

  async function request(
    method: string,
    path: string,
    token: string | null,
    body: unknown,
    withinMs?: number,
  ): Promise<TimedAnswer<unknown>> {
    const init = {
      method,
      headers: {
        [protocolHeader]: String(protocolVersion),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      cache: 'no-store',
    } as const;
    const ended = stop ? AbortSignal.any([stop, line.signal]) : line.signal;
    const sentAt = steadyNow(clock);
    const { response, text } = await exchange(
      // A probe asks whether anything else still comes: an answer of what stands before the server must not count as that.
      { network, clock, timing, heard: withinMs === undefined ? heard : () => undefined },
      new URL(path, baseUrl).href,
      init,
      ended,
      withinMs,
    ).catch((cause: unknown) => {
      throw new AppError('offline', 'The server cannot be reached.', undefined, cause);
    });
    const receivedAt = steadyNow(clock);
    const value = parseJson(text);
    if (!response.ok) throw failureFrom(response, value, clock.now());
    if (value === undefined) throw notHoldfast();
    return { value, sentAt, receivedAt };
  }

  async function ask<T>(
    schema: z.ZodType<T>,
    method: string,
    path: string,
    token: string | null,
    body?: unknown,
    withinMs?: number,
  ) {
    const answer = await request(method, path, token, body, withinMs);
    const parsed = schema.safeParse(answer.value);
    if (!parsed.success) throw notHoldfast();
    return { ...answer, value: parsed.data };
  }

  return {
    async hello(withinMs) {
      const answer = await ask(hello, 'GET', '/v1/hello', null, undefined, withinMs);
      // From a client between the floors the server still takes what waits; it refuses the rest itself.
      const { protocol, pushFloor } = answer.value;
      if (protocolVersion < pushFloor || protocolVersion > protocol)
        throw new AppError('protocol-mismatch', 'This app and the server speak different versions.', {
          server: protocol,
          client: protocolVersion,
        });
      return answer;
    },
    signIn: async (body) => (await ask(sessionResponse, 'POST', '/v1/session', null, body)).value,
    push: (token, body) => ask(pushResponse, 'POST', '/v1/push', token, body),
    pull: (token, body) => ask(pullResponse, 'POST', '/v1/pull', token, body),
    lease: async (token, body) => (await ask(leaseResponse, 'POST', '/v1/lease', token, body)).value,
    archiveFind: async (token, body) => (await ask(archiveFindResponse, 'POST', '/v1/archive/find', token, body)).value,
    archiveFetch: async (token, body) =>
      (await ask(archiveFetchResponse, 'POST', '/v1/archive/fetch', token, body)).value,
    addAgent: async (token, body) => (await ask(addAgentResponse, 'POST', '/v1/people', token, body)).value,
    setKnowledgeRole: async (token, body) => {
      await request('POST', '/v1/people/knowledge-role', token, body);
    },
    addTeam: async (token, body) => (await ask(addTeamResponse, 'POST', '/v1/teams', token, body)).value,
    changePassword: async (token, body) => {
      await request('POST', '/v1/password', token, body);
    },
    erase: async (token, body) => (await ask(eraseResponse, 'POST', '/v1/erase', token, body)).value,
    orders: async (token) => (await ask(ordersResponse, 'GET', '/v1/orders', token)).value,
    handUp: async (token, body) => {
      await request('POST', '/v1/hand-up', token, body);
    },
    ordersDone: async (token, body) => {
      await request('POST', '/v1/orders/done', token, body);
    },
    drop() {
      line.abort();
      line = new AbortController();
    },
    heardAt: () => heardAt,
  };
}

function parseJson(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failureFrom({ status, headers }: Response, value: unknown, now: number): AppError {
  const body = value as { failure?: unknown } | null | undefined;
  const named = failure.safeParse(body?.failure);
  // Its own date beside it, for the device's may be wrong.
  const date = Date.parse(headers.get('date') ?? '');
  const seconds = retryAfterSeconds(headers.get('retry-after'), Number.isNaN(date) ? now : date);
  const wait = seconds === undefined ? {} : { seconds };
  if (named.success) {
    const { kind, message, details } = named.data;
    return new AppError(kind, message, details || seconds !== undefined ? { ...wait, ...details } : undefined);
  }
  // What stands before a server says so when the server is down, being changed or overrun.
  if (status >= 500 || status === 429) return new AppError('offline', `The server is not ready (${status}).`, wait);
  return notHoldfast();
}

function notHoldfast(): AppError {
  return new AppError('not-holdfast', 'Something answered at this address, but it is no Holdfast server.');
}

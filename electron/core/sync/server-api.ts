import type { z } from 'zod';
import { AppError, failure } from '#domain/contract/failure.ts';
import { type Hello, hello } from '#domain/contract/wire/hello.ts';
import { type LeaseResponse, leaseResponse } from '#domain/contract/wire/lease.ts';
import {
  type AddAgentRequest,
  type AddTeamRequest,
  addAgentResponse,
  addTeamResponse,
  type ChangePasswordRequest,
} from '#domain/contract/wire/people.ts';
import { type PullRequest, type PullResponse, pullResponse } from '#domain/contract/wire/pull.ts';
import { type PushRequest, type PushResponse, pushResponse } from '#domain/contract/wire/push.ts';
import { type SessionRequest, type SessionResponse, sessionResponse } from '#domain/contract/wire/session.ts';
import { protocolFloor, protocolHeader, protocolVersion } from '#domain/contract/wire/version.ts';
import type { Clock, Network } from '../ports.ts';

interface TimedAnswer<T> {
  readonly value: T;
  /** Device clock around the request, for estimating the offset to the server. */
  readonly sentAt: number;
  readonly receivedAt: number;
}

export interface ServerApi {
  hello(): Promise<TimedAnswer<Hello>>;
  signIn(request: SessionRequest): Promise<SessionResponse>;
  push(token: string, request: PushRequest): Promise<TimedAnswer<PushResponse>>;
  pull(token: string, request: PullRequest): Promise<TimedAnswer<PullResponse>>;
  lease(token: string, size: number): Promise<LeaseResponse>;
  addAgent(token: string, request: AddAgentRequest): Promise<{ readonly agentId: string }>;
  addTeam(token: string, request: AddTeamRequest): Promise<{ readonly teamId: string }>;
  changePassword(token: string, request: ChangePasswordRequest): Promise<void>;
}

const requestTimeoutMs = 30_000;

/**
 * Speaks to one server. Fails with `offline` when nothing answers, `not-holdfast` when something else does (a captive portal's page),
 * `protocol-mismatch`, or the failure the server names. `stop` ends the requests under way.
 */
export function createServerApi(baseUrl: string, network: Network, clock: Clock, stop?: AbortSignal): ServerApi {
  async function request(
    method: string,
    path: string,
    token: string | null,
    body: unknown,
  ): Promise<TimedAnswer<unknown>> {
    const sentAt = clock.now();
    let response: Response;
    let text: string;
    try {
      response = await network.fetch(new URL(path, baseUrl).href, {
        method,
        headers: {
          [protocolHeader]: String(protocolVersion),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
        cache: 'no-store',
        signal: stop
          ? AbortSignal.any([stop, AbortSignal.timeout(requestTimeoutMs)])
          : AbortSignal.timeout(requestTimeoutMs),
      });
      text = await response.text();
    } catch (cause) {
      throw new AppError('offline', 'The server cannot be reached.', undefined, cause);
    }
    const receivedAt = clock.now();
    const value = parseJson(text);
    if (!response.ok) throw failureFrom(response.status, value);
    if (value === undefined) throw notHoldfast();
    return { value, sentAt, receivedAt };
  }

  async function ask<T>(schema: z.ZodType<T>, method: string, path: string, token: string | null, body?: unknown) {
    const answer = await request(method, path, token, body);
    const parsed = schema.safeParse(answer.value);
    if (!parsed.success) throw notHoldfast();
    return { ...answer, value: parsed.data };
  }

  return {
    async hello() {
      const answer = await ask(hello, 'GET', '/v1/hello', null);
      const { protocol, floor } = answer.value;
      if (protocolVersion < floor || protocol < protocolFloor)
        throw new AppError('protocol-mismatch', 'This app and the server speak different versions.', {
          server: protocol,
          client: protocolVersion,
        });
      return answer;
    },
    signIn: async (body) => (await ask(sessionResponse, 'POST', '/v1/session', null, body)).value,
    push: (token, body) => ask(pushResponse, 'POST', '/v1/push', token, body),
    pull: (token, body) => ask(pullResponse, 'POST', '/v1/pull', token, body),
    lease: async (token, size) => (await ask(leaseResponse, 'POST', '/v1/lease', token, { size })).value,
    addAgent: async (token, body) => (await ask(addAgentResponse, 'POST', '/v1/people', token, body)).value,
    addTeam: async (token, body) => (await ask(addTeamResponse, 'POST', '/v1/teams', token, body)).value,
    changePassword: async (token, body) => {
      await request('POST', '/v1/password', token, body);
    },
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

function failureFrom(status: number, value: unknown): AppError {
  const body = value as { failure?: unknown } | null | undefined;
  const named = failure.safeParse(body?.failure);
  if (named.success) return new AppError(named.data.kind, named.data.message, named.data.details);
  if (status === 502 || status === 503 || status === 504 || status === 429)
    return new AppError('offline', `The server is not ready (${status}).`);
  return notHoldfast();
}

function notHoldfast(): AppError {
  return new AppError('not-holdfast', 'Something answered at this address, but it is no Holdfast server.');
}

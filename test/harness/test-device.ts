// A device as the server sees it: it numbers its commands, signs in and decodes pages, and keeps nothing else.
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type CommandArgs, type CommandName, commands } from '#domain/commands/registry.ts';
import type { Failure } from '#domain/contract/failure.ts';
import { type PullRequest, type PullResponse, pullResponse } from '#domain/contract/wire/pull.ts';
import { type PushedCommand, type PushResponse, pushResponse } from '#domain/contract/wire/push.ts';
import { type SessionResponse, sessionResponse } from '#domain/contract/wire/session.ts';
import { protocolHeader, protocolVersion } from '#domain/contract/wire/version.ts';
import type { CommandUid } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import { uuidV7 } from '#domain/model/uuid.ts';
import { NaiveReplica, type SeenRow } from './naive-replica.ts';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly failure: Failure | undefined;
  readonly headers: Headers;
}

export function id(): string {
  return uuidV7(Date.now(), randomBytes(10));
}

export async function request<T>(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<T>> {
  const response = await fetch(url + path, {
    method,
    headers: {
      [protocolHeader]: String(protocolVersion),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const answer = (await response.json()) as T & { failure?: Failure };
  return { status: response.status, body: answer, failure: answer.failure, headers: response.headers };
}

export class TestDevice {
  readonly url: string;
  readonly session: SessionResponse;
  epoch: number;
  mid = 0;

  constructor(url: string, session: SessionResponse) {
    this.url = url;
    this.session = session;
    this.epoch = session.epoch;
  }

  static async signIn(
    url: string,
    account: { readonly login: string; readonly password: string },
    deviceId: string | null = null,
  ): Promise<TestDevice> {
    const answer = await request<SessionResponse>(url, 'POST', '/v1/session', {
      login: account.login,
      password: account.password,
      device: { id: deviceId, name: 'test device' },
    });
    if (answer.failure) throw new Error(`sign-in failed: ${answer.failure.kind}`);
    return new TestDevice(url, sessionResponse.parse(answer.body));
  }

  get agentId() {
    return this.session.agent.id;
  }

  send<T>(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) {
    return request<T>(this.url, method, path, body, { authorization: `Bearer ${this.session.token}`, ...headers });
  }

  /** A command with the next number, not sent yet. */
  command<N extends CommandName>(
    name: N,
    args: CommandArgs<N>,
    more: Partial<Pick<PushedCommand, 'base' | 'dependsOn' | 'happenedAt' | 'actorId' | 'uid' | 'mid'>> = {},
  ): PushedCommand {
    this.mid += more.mid === undefined ? 1 : 0;
    return {
      uid: id() as CommandUid,
      mid: this.mid,
      name,
      version: commands[name].version,
      args: args as unknown as Json,
      base: {},
      dependsOn: [],
      actorId: this.agentId,
      happenedAt: Date.now(),
      ...more,
    };
  }

  pushRaw(sent: readonly unknown[]): Promise<Answer<PushResponse>> {
    return this.send<PushResponse>('POST', '/v1/push', { epoch: this.epoch, commands: sent });
  }

  async push(...sent: readonly PushedCommand[]): Promise<PushResponse['results']> {
    const answer = await this.pushRaw(sent);
    if (answer.failure) throw new Error(`push failed: ${answer.failure.kind} ${answer.failure.message}`);
    return pushResponse.parse(answer.body).results;
  }

  pullRaw(asked: Partial<PullRequest> = {}): Promise<Answer<PullResponse>> {
    const whole = {
      epoch: this.epoch,
      generation: 1,
      cursors: {},
      acknowledged: 0,
      snapshot: null,
      limit: 20_000,
      ...asked,
    };
    return this.send<PullResponse>('POST', '/v1/pull', whole);
  }

  /** Waits when it is told that it asks too much at once, as a device does. */
  async pull(asked: Partial<PullRequest> = {}): Promise<PullResponse> {
    const answer = await this.pullRaw(asked);
    if (answer.failure?.kind === 'throttled') {
      await setTimeout(1000 * Number(answer.failure.details?.seconds));
      return await this.pull(asked);
    }
    if (answer.failure) throw new Error(`pull failed: ${answer.failure.kind}`);
    return pullResponse.parse(answer.body);
  }

  /** Everything this device may see now, as one that comes with nothing holds it after all its pulls. */
  async replica(limit = 20_000): Promise<NaiveReplica> {
    const replica = new NaiveReplica();
    for (let done = false; !done; ) {
      const { cursors, snapshot } = replica;
      const response = await this.pull({ cursors, snapshot, limit });
      replica.apply(response);
      done = response.done;
    }
    return replica;
  }

  async everything(): Promise<readonly SeenRow[]> {
    return [...(await this.replica()).rows.values()];
  }

  /** Where every scope stands now. */
  async cursors(): Promise<Record<string, number>> {
    return (await this.replica()).cursors;
  }

  async find(collection: string, recordId: string): Promise<SeenRow | undefined> {
    return (await this.everything()).find((row) => row.collection === collection && row.id === recordId);
  }
}

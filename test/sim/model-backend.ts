import { AppError } from '#domain/contract/failure.ts';
import type { Hello } from '#domain/contract/wire/hello.ts';
import type { LeaseRequest } from '#domain/contract/wire/lease.ts';
import type { PullRequest } from '#domain/contract/wire/pull.ts';
import type { PushRequest } from '#domain/contract/wire/push.ts';
import { protocolFloor, protocolVersion } from '#domain/contract/wire/version.ts';
import { type Change, update } from '#domain/model/change.ts';
import { caseStatuses, priorities } from '#domain/model/choices.ts';
import type { RecordRef } from '#domain/model/record.ts';
import { type Scope, teamScope } from '#domain/model/scope.ts';
import { type Backend, type Credentials, putBackMs } from './backend.ts';
import { checksOf } from './model-pull.ts';
import { ModelServer } from './model-server.ts';
import type { ModelState } from './model-state.ts';
import type { ServerFacts } from './oracles/facts.ts';
import type { ServerBugs } from './planted/server-bugs.ts';
import { at } from './random.ts';
import type { Answer, Request } from './requests.ts';
import type { ColleagueAct } from './steps.ts';
import { firstRecords, people, teams, teamsOf } from './world.ts';

export interface ModelBackendParts {
  readonly now: () => number;
  readonly newId: () => string;
  readonly bugs: ServerBugs;
}

const workspace = { id: '00000000-0001-7000-8000-00000000000d', name: 'Model' };

export class ModelBackend implements Backend {
  readonly #server: ModelServer;
  readonly #now: () => number;
  #backup: ModelState | undefined;
  #putBackMs = 0;

  constructor(parts: ModelBackendParts) {
    this.#now = () => parts.now() + this.#putBackMs;
    this.#server = new ModelServer({ ...parts, now: this.#now });
    this.#server.seed(firstRecords());
  }

  set pageRows(rows: number) {
    this.#server.pageRows = rows;
  }

  get pageRows(): number {
    return this.#server.pageRows;
  }

  async serve({ path, token, body }: Request): Promise<Answer> {
    try {
      return { ok: true, text: JSON.stringify(this.#handle(path, token, JSON.parse(body))) };
    } catch (error) {
      if (error instanceof AppError) return { ok: false, error };
      throw error;
    }
  }

  async signIn(agent: number, deviceId: string | null): Promise<Credentials> {
    const answer = this.#server.signIn(at(people, agent).id, deviceId);
    return { ...answer, epoch: this.#server.state.epoch };
  }

  async colleague(act: ColleagueAct, on: number, value: number): Promise<void> {
    const cases = [...this.#server.state.rows.values()].filter(({ record }) => record.collection === 'case');
    if (cases.length === 0) return;
    const { record } = at(cases, on);
    if (act === 'remove') this.#server.remove(record);
    else if (act === 'slow') this.#server.changeSlowly(colleagueChange('priority', record, value));
    else this.#server.change(colleagueChange(act, record, value));
  }

  async rights(agent: number, bits: number): Promise<void> {
    this.#server.change(update('agent', at(people, agent).id, { teamIds: teamsOf(bits) }));
  }

  async collectTombstones(): Promise<void> {
    this.#server.collectTombstones();
  }

  async commitSlow(): Promise<void> {
    this.#server.commitSlow();
  }

  async backup(): Promise<void> {
    this.#backup = this.#server.backup();
  }

  async restore(elsewhere: boolean): Promise<boolean> {
    if (!this.#backup) return false;
    this.#putBackMs += putBackMs;
    this.#server.restore(this.#backup, elsewhere);
    return true;
  }

  async breakOn(uid: string): Promise<void> {
    this.#server.breaking.add(uid);
  }

  async facts(): Promise<ServerFacts> {
    const { rows, results, executed, overrides, counters } = this.#server.state;
    return {
      rows: new Map([...rows].map(([key, { record }]) => [key, record])),
      scopesOf: (agentId) => this.#server.scopesOf(agentId),
      checks: checksOf(this.#server.state, [...counters.keys()] as Scope[]),
      results: new Map([...results].map(([uid, { status }]) => [uid, status])),
      executed,
      overrides,
    };
  }

  async close(): Promise<void> {}

  #handle(path: Request['path'], token: string, body: unknown): unknown {
    switch (path) {
      case 'push':
        return this.#server.push(token, body as PushRequest);
      case 'pull':
        return this.#server.pull(token, body as PullRequest);
      case 'lease':
        return this.#server.lease(token, body as LeaseRequest);
      case 'hello':
        return hello(this.#server.state.epoch, this.#now());
    }
  }
}

/** The answer that tells a Holdfast server from others. */
export function hello(epoch: number, serverTime: number): Hello {
  const versions = { protocol: protocolVersion, floor: protocolFloor, pushFloor: protocolFloor };
  return { product: 'holdfast', ...versions, epoch, workspace, serverTime };
}

/** What a colleague at the server changes in a case. */
export function colleagueChange(
  act: Exclude<ColleagueAct, 'remove' | 'slow'>,
  { id }: RecordRef,
  value: number,
): Change {
  switch (act) {
    case 'priority':
      return update('case', id, { priority: at(priorities, value) });
    case 'status':
      return update('case', id, { status: at(caseStatuses, value) });
    case 'subject':
      return update('case', id, { subject: `by a colleague ${value}` });
    case 'move': {
      const teamId = at(teams, value);
      return update('case', id, { teamId }, { scope: teamScope(teamId) });
    }
  }
}

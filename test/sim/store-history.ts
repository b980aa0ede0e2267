import { join } from 'node:path';
import type { CommandPathParts } from '#core/commands/command-path.ts';
import { runCommand } from '#core/commands/command-path.ts';
import { AccountStore } from '#core/sync/account-store.ts';
import { applyPull } from '#core/sync/apply-pull.ts';
import { close } from '#db/connection/connection.ts';
import { openOutbox, openReplica } from '#db/open.ts';
import { refusedCommands } from '#db/outbox/commands.ts';
import { setMeta } from '#db/outbox/meta.ts';
import { addNumberBlock } from '#db/outbox/numbers.ts';
import { nextToSend, recordResults } from '#db/outbox/sending.ts';
import { readCursors } from '#db/replica/cursors.ts';
import { loadRecord } from '#db/replica/records.ts';
import { listShadows } from '#db/replica/shadows.ts';
import { AppError } from '#domain/contract/failure.ts';
import { update } from '#domain/model/change.ts';
import { caseStatuses, priorities } from '#domain/model/choices.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { sameJson } from '#domain/model/json.ts';
import { type AnyRecord, refKey } from '#domain/model/record.ts';
import { teamScope } from '#domain/model/scope.ts';
import { uuidV7 } from '#domain/model/uuid.ts';
import { ids } from '../builders/ids.ts';
import { buildAgent, buildCase, buildTeam } from '../builders/records.ts';
import { day, noon } from '../builders/times.ts';
import { ModelServer } from './model-server.ts';

type CommandStep =
  | { readonly do: 'open' | 'note'; readonly on: number }
  | { readonly do: 'priority' | 'status' | 'tag' | 'assign'; readonly on: number; readonly value: number };

export type Step =
  | CommandStep
  | { readonly do: 'push'; readonly fate: 'arrives' | 'request-lost' | 'answer-lost'; readonly limit: number }
  | { readonly do: 'pull'; readonly fate: 'arrives' | 'answer-lost'; readonly limit: number }
  | {
      readonly do: 'colleague';
      readonly on: number;
      readonly field: 'priority' | 'status' | 'team';
      readonly value: number;
    }
  | { readonly do: 'rights'; readonly bothTeams: boolean }
  | { readonly do: 'restart' }
  | { readonly do: 'lose-replica' };

const key = new Uint8Array(32).fill(3);
const teams = [ids.team(1), ids.team(2)];

/** One device over real files against a model of the server; `check` holds after every step, `quiesce` at the end. */
export class StoreHistory {
  readonly #folder: string;
  readonly #server: ModelServer;
  #store: AccountStore;
  #clock = noon + day;
  #minted = 0;
  #replicas = 0;
  readonly #cases: CaseId[] = [];
  readonly #saved: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
    const cases = [1, 2, 3].map((n) => buildCase(n, { teamId: teams[n % 2] ?? ids.team(1) }));
    this.#cases = cases.map((one) => one.id as CaseId);
    const me = buildAgent(1, { teamIds: teams });
    this.#server = new ModelServer({ id: ids.agent(1), role: 'agent', teamIds: teams }, [
      buildTeam(),
      buildTeam(2),
      me,
      ...cases,
    ]);
    this.#store = this.#openStore();
    addNumberBlock(this.#store.outbox, 20_000, 29_999);
    setMeta(this.#store.outbox, 'epoch', '1');
    setMeta(this.#store.outbox, 'generation', '0');
    this.#pull('arrives', 100);
  }

  run(step: Step): void {
    this.#clock += 1000;
    switch (step.do) {
      case 'push':
        this.#push(step.fate, step.limit);
        break;
      case 'pull':
        this.#pull(step.fate, step.limit);
        break;
      case 'colleague':
        this.#colleague(step);
        break;
      case 'rights': {
        const teamIds = step.bothTeams ? teams : teams.slice(0, 1);
        this.#server.actor = { ...this.#server.actor, teamIds };
        this.#server.change(update('agent', ids.agent(1), { teamIds }));
        break;
      }
      case 'restart':
        this.close();
        this.#store = this.#openStore();
        break;
      case 'lose-replica':
        this.close();
        this.#replicas += 1;
        this.#store = this.#openStore();
        break;
      default:
        this.#command(step);
    }
  }

  /** The visible rows are what replaying every unconfirmed command over the server's images gives. */
  check(): void {
    const before = this.#visible();
    this.#store.realign();
    const after = this.#visible();
    for (const [name, record] of before)
      if (!sameJson(record, after.get(name) ?? null))
        throw new Error(
          `${name} shows ${JSON.stringify(record)}, a full replay gives ${JSON.stringify(after.get(name))}`,
        );
  }

  /** With the network back: everything sent was applied once or stands in "needs you", and the rows are the server's. */
  quiesce(): void {
    for (let round = 0; round < 30; round++) {
      this.#push('arrives', 100);
      this.#pull('arrives', 100);
    }
    const { outbox, replica, overlay } = this.#store;
    if (overlay.commands.length > 0) throw new Error(`${overlay.commands.length} commands are not confirmed`);
    if (listShadows(replica).length > 0) throw new Error('images are left over');
    const refused = new Set(refusedCommands(outbox).map((command) => command.envelope.uid as string));
    for (const uid of this.#saved) {
      const times = this.#server.applied.get(uid) ?? 0;
      if (times + (refused.has(uid) ? 1 : 0) !== 1) throw new Error(`${uid} was applied ${times} times`);
    }
    const permitted = new Set<string>(this.#server.scopes());
    for (const { record } of this.#server.rows.values()) {
      const here = loadRecord(replica, record) ?? null;
      const expected = permitted.has(record.scope) ? record : null;
      if (!sameJson(here, expected))
        throw new Error(`${refKey(record)} is ${JSON.stringify(here)}, the server has ${JSON.stringify(expected)}`);
    }
  }

  close(): void {
    close(this.#store.replica);
    close(this.#store.outbox);
  }

  #openStore(): AccountStore {
    const store = new AccountStore(
      openOutbox(join(this.#folder, 'outbox.db'), key),
      openReplica(join(this.#folder, `replica-${this.#replicas}.db`), key),
      (replica) => {
        const me = loadRecord(replica, { collection: 'agent', id: ids.agent(1) });
        const teamIds = (me?.fields.teamIds as typeof teams | undefined) ?? teams;
        return { id: ids.agent(1), role: 'agent', teamIds };
      },
    );
    store.realign();
    return store;
  }

  #case(n: number): CaseId {
    return pick(this.#cases, n);
  }

  #asked(step: CommandStep): readonly [name: string, input: unknown] {
    const caseId = this.#case(step.on);
    switch (step.do) {
      case 'open':
        return ['case.open', { subject: `opened ${this.#minted}`, teamId: pick(teams, step.on) }];
      case 'note':
        return ['case.note', { caseId, body: `note ${this.#minted}` }];
      case 'priority':
        return ['case.edit', { caseId, set: { priority: pick(priorities, step.value) } }];
      case 'status':
        return ['case.status', { caseId, to: pick(caseStatuses, step.value) }];
      case 'tag':
        return ['case.tag', { caseId, [step.value % 2 === 1 ? 'add' : 'remove']: ['vip'] }];
      case 'assign':
        return ['case.assign', { caseId, assigneeId: null, teamId: pick(teams, step.value) }];
    }
  }

  #command(step: CommandStep): void {
    const [name, input] = this.#asked(step);
    const parts: CommandPathParts = {
      outbox: this.#store.outbox,
      replica: this.#store.replica,
      overlay: this.#store.overlay,
      actor: () => this.#store.actor,
      newId: () => uuidV7(this.#clock, countedBytes(++this.#minted)),
      now: () => this.#clock,
      deviceCode: () => 'SIM1',
      log: { info: () => undefined, warn: () => undefined, error: (message) => fail(message) },
      changed: () => undefined,
      fellBehind: () => fail('the replica fell behind'),
    };
    try {
      const saved = runCommand(parts, name, input);
      this.#saved.push(saved.uid);
      if (name === 'case.open' && saved.made) this.#cases.push(saved.made.id as CaseId);
    } catch (error) {
      // Refused here already: the agent was told, nothing was saved.
      if (!(error instanceof AppError)) throw error;
    }
  }

  #push(fate: string, limit: number): void {
    const batch = nextToSend(this.#store.outbox, limit);
    if (batch.length === 0 || fate === 'request-lost') return;
    const results = this.#server.push(batch.map(({ mid, envelope }) => ({ ...envelope, mid: mid ?? 0 })));
    if (fate === 'answer-lost') return;
    recordResults(this.#store.outbox, { epoch: 1, at: this.#clock, results });
    this.#store.follow();
  }

  #pull(fate: string, limit: number): void {
    const { replica, overlay } = this.#store;
    const response = this.#server.pull(readCursors(replica), limit);
    if (fate === 'answer-lost') return;
    applyPull({ replica, overlay, actor: () => this.#store.actor, epoch: 1 }, response);
  }

  #colleague(step: Extract<Step, { do: 'colleague' }>): void {
    const id = this.#case(step.on);
    if (!this.#server.rows.has(`case/${id}`)) return;
    if (step.field === 'priority') this.#server.change(update('case', id, { priority: pick(priorities, step.value) }));
    else if (step.field === 'status')
      this.#server.change(update('case', id, { status: pick(caseStatuses, step.value) }));
    else {
      const teamId = pick(teams, step.value);
      this.#server.change(update('case', id, { teamId }, { scope: teamScope(teamId) }));
    }
  }

  #visible(): Map<string, AnyRecord | null> {
    const keys = [
      ...this.#cases.map((id) => ({ collection: 'case' as const, id })),
      ...listShadows(this.#store.replica),
    ];
    return new Map(keys.map((ref) => [refKey(ref), loadRecord(this.#store.replica, ref) ?? null]));
  }
}

function fail(message: string): never {
  throw new Error(message);
}

function pick<T>(options: readonly T[], n: number): T {
  const found = options[n % options.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

function countedBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(10);
  new DataView(bytes.buffer).setUint32(6, count);
  return bytes;
}

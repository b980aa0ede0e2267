import { AppError } from '#domain/contract/failure.ts';
import { leaseRequest } from '#domain/contract/wire/lease.ts';
import { pullRequest } from '#domain/contract/wire/pull.ts';
import type { PushResponse } from '#domain/contract/wire/push.ts';
import { applyChange } from '#domain/model/change.ts';
import { uuidV7 } from '#domain/model/uuid.ts';
import type { Session } from '#server/auth/session.ts';
import { sessionOf } from '#server/auth/sessions.ts';
import { push } from '#server/authority/push.ts';
import { type ReadPush, readPush } from '#server/authority/read-push.ts';
import type { ServerContext } from '#server/context.ts';
import { forgetTombstones } from '#server/jobs/forget-tombstones.ts';
import { pull } from '#server/pull/pull.ts';
import { deleteRecords } from '#server/records/delete-records.ts';
import { loadChildren, loadRecords } from '#server/records/load-records.ts';
import { writeRecords } from '#server/records/write-records.ts';
import { rows, type Sql } from '#server/sql/statement.ts';
import { transact } from '#server/sql/transaction.ts';
import { checkEpoch, currentEpoch } from '#server/workspace/epoch.ts';
import { leaseNumbers } from '#server/workspace/lease.ts';
import { raiseFloor } from '#server/workspace/version-floor.ts';
import { day } from '../builders/times.ts';
import { type Backend, type Credentials, putBackMs } from './backend.ts';
import { colleagueChange, hello } from './model-backend.ts';
import type { Executed, Override } from './model-state.ts';
import type { ServerFacts } from './oracles/facts.ts';
import type { ServerBugs } from './planted/server-bugs.ts';
import { at } from './random.ts';
import type { Answer, Request } from './requests.ts';
import type { ColleagueAct } from './steps.ts';
import { backUp, empty, putBack, type StoreBackup } from './store-backup.ts';
import { idsOf, storeFacts } from './store-facts.ts';
import { holdingsOf, knownOf, overridesOf } from './store-overrides.ts';
import { countRandomBytes, type StoreServer, storeServer } from './store-server.ts';
import { signIn } from './store-sign-in.ts';
import { firstRecords, people, teamsOf } from './world.ts';

export interface StoreBackendParts {
  readonly now: () => number;
  readonly newBytes: () => Uint8Array;
  readonly bugs: ServerBugs;
}

interface Backup {
  readonly kept: StoreBackup;
  readonly executed: readonly Executed[];
  readonly overrides: readonly Override[];
}

let workspaces = 0;

/** The real server's code on PGlite, without its HTTP shell. */
export class StoreBackend implements Backend {
  pageRows = 1000;
  readonly #server: StoreServer;
  readonly #context: ServerContext;
  readonly #newBytes: () => Uint8Array;
  readonly #bugs: ServerBugs;
  #executed: Executed[] = [];
  #overrides: Override[] = [];
  #backup: Backup | undefined;
  #putBackMs = 0;
  #isPoisoned = false;
  #broke: string | undefined;

  static async open(parts: StoreBackendParts): Promise<StoreBackend> {
    const server = await storeServer();
    countRandomBytes(parts.newBytes);
    const backend = new StoreBackend(server, parts);
    await backend.#make();
    return backend;
  }

  private constructor(server: StoreServer, { now, newBytes, bugs }: StoreBackendParts) {
    this.#server = server;
    this.#bugs = bugs;
    this.#newBytes = newBytes;
    const note = (message: string, fields?: object) => {
      this.#broke ??= `the server: ${message} ${JSON.stringify(fields)}`;
    };
    this.#context = {
      store: server.store,
      metrics: server.metrics,
      workspace: { id: uuidV7(++workspaces, new Uint8Array(10)), name: 'Simulated' },
      clock: { now: () => now() + this.#putBackMs },
      log: { info: () => undefined, warn: () => undefined, error: note },
      fileBytes: 1_000_000,
      committed: () => undefined,
    };
  }

  async serve({ path, token, body }: Request): Promise<Answer> {
    try {
      const text = await this.#handle(path, token, JSON.parse(body));
      if (this.#broke !== undefined && !this.#isPoisoned) throw new Error(this.#broke);
      return { ok: true, text };
    } catch (error) {
      if (error instanceof AppError) return { ok: false, error };
      throw error;
    }
  }

  async signIn(agent: number, asked: string | null): Promise<Credentials> {
    const agentId = at(people, agent).id;
    return await this.#write((tx) => signIn(tx, this.#context, { agentId, asked, newId: () => this.#newId() }));
  }

  async colleague(act: ColleagueAct, on: number, value: number): Promise<void> {
    const { id: workspaceId } = this.#context.workspace;
    await this.#write(async (tx) => {
      const ids = await idsOf(tx, workspaceId, 'case');
      if (ids.length === 0) return;
      const id = at(ids, on);
      const [held] = await loadRecords(tx, workspaceId, 'case', [id], 'all');
      const children = (await loadChildren(tx, workspaceId, [id])).map(({ record }) => record);
      if (!held) return;
      if (act === 'remove') await deleteRecords(tx, workspaceId, [held.record, ...children]);
      else {
        const record = applyChange(held.record, colleagueChange(act === 'slow' ? 'priority' : act, held.record, value));
        const moved = children.map((child) => ({ ...child, scope: record.scope }));
        await writeRecords(tx, workspaceId, record.scope === held.record.scope ? [record] : [record, ...moved]);
      }
    });
  }

  async rights(agent: number, bits: number): Promise<void> {
    const { id: workspaceId } = this.#context.workspace;
    await this.#write(async (tx) => {
      const [held] = await loadRecords(tx, workspaceId, 'agent', [at(people, agent).id], 'all');
      if (!held) throw new Error('the agent is gone');
      const fields = { ...held.record.fields, teamIds: teamsOf(bits) };
      await writeRecords(tx, workspaceId, [{ ...held.record, fields }]);
    });
  }

  async collectTombstones(): Promise<void> {
    const { signal } = new AbortController();
    await forgetTombstones.run(this.#context, signal);
    const { clock } = this.#context;
    await forgetTombstones.run({ ...this.#context, clock: { now: () => clock.now() + 100 * day } }, signal);
  }

  async commitSlow(): Promise<void> {}

  async backup(): Promise<void> {
    const kept = await backUp(this.#server.store.db, this.#context.workspace.id, this.#server.tables);
    this.#backup = { kept, executed: [...this.#executed], overrides: [...this.#overrides] };
  }

  async restore(elsewhere: boolean): Promise<boolean> {
    const backup = this.#backup;
    if (!backup) return false;
    this.#putBackMs += putBackMs;
    await this.#write((tx) => putBack(tx, this.#context.workspace.id, backup.kept, elsewhere));
    this.#executed = [...backup.executed];
    this.#overrides = [...backup.overrides];
    // As at every start.
    const { store, clock } = this.#context;
    await checkEpoch(store.db, clock);
    await raiseFloor(store.db, clock);
    return true;
  }

  async breakOn(uid: string): Promise<void> {
    this.#isPoisoned = true;
    await rows(this.#server.store.db, 'insert into sim_breaking (uid) values ($1) on conflict do nothing', [uid]);
  }

  async facts(): Promise<ServerFacts> {
    const found = await storeFacts(this.#server.store.db, this.#context.workspace.id);
    return { ...found, executed: this.#executed, overrides: this.#overrides };
  }

  async close(): Promise<void> {
    const { id } = this.#context.workspace;
    await this.#write((tx) => empty(tx, id, this.#server.tables));
    await rows(this.#server.store.db, 'delete from workspace where id = $1', [id]);
    await rows(this.#server.store.db, 'delete from sim_breaking');
  }

  async #make(): Promise<void> {
    const { workspace } = this.#context;
    await this.#write(async (tx) => {
      await rows(tx, 'update server_epoch set epoch = 1, version_floor = 0');
      await raiseFloor(tx, this.#context.clock);
      await rows(tx, 'insert into workspace (id, name, created_at) values ($1, $2, 0)', [workspace.id, workspace.name]);
      await rows(tx, 'insert into number_counter (workspace_id, next) values ($1, 10001)', [workspace.id]);
      await writeRecords(tx, workspace.id, firstRecords());
    });
  }

  async #handle(path: Request['path'], token: string, body: unknown): Promise<string> {
    const context = this.#context;
    if (path === 'hello') return JSON.stringify(hello(await currentEpoch(context.store.db), context.clock.now()));
    const session = await sessionOf(context, token);
    switch (path) {
      case 'push':
        return JSON.stringify(await this.#push(session, readPush(body)));
      case 'pull': {
        const asked = pullRequest.parse(body);
        return await pull(context, session, { ...asked, limit: Math.min(asked.limit, this.pageRows) });
      }
      case 'lease':
        return JSON.stringify(await leaseNumbers(context, session, leaseRequest.parse(body)));
    }
  }

  /** The oracles' own account of what a batch did goes beside it: nothing else is at work meanwhile. */
  async #push(session: Session, asked: ReadPush): Promise<PushResponse> {
    const { db } = this.#server.store;
    const { id: workspaceId } = this.#context.workspace;
    const { deviceId } = session;
    const commands = asked.commands.flatMap((arrived) => ('command' in arrived ? [arrived.command] : []));
    const known = await knownOf(db, workspaceId, asked.commands);
    const before = await holdingsOf(db, workspaceId, commands);
    const answer = await push(this.#context, session, asked);
    const fresh = answer.results.filter(({ uid }) => !known.has(uid));
    for (const { uid, mid, status } of fresh) this.#executed.push({ uid, mid, status, deviceId });
    const statuses = new Map(fresh.map(({ uid, status }) => [uid as string, status]));
    const after = await holdingsOf(db, workspaceId, commands);
    this.#overrides.push(...overridesOf({ deviceId, commands, before, after, statuses }));
    if (this.#bugs.silentOverride) await this.#dropConflicts(answer);
    return answer;
  }

  /** Only with a planted bug. */
  async #dropConflicts({ results }: PushResponse): Promise<void> {
    const { id: workspaceId } = this.#context.workspace;
    await this.#write(async (tx) => {
      const text = 'select id from conflict where workspace_id = $1 and command_uid = any($2::uuid[]) order by id';
      const made = await rows<{ id: string }>(tx, text, [workspaceId, results.map(({ uid }) => uid)]);
      await deleteRecords(
        tx,
        workspaceId,
        made.map(({ id }) => ({ collection: 'conflict', id })),
      );
    });
  }

  #write<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
    return transact(this.#server.store.db, work);
  }

  #newId(): string {
    return uuidV7(this.#context.clock.now(), this.#newBytes());
  }
}

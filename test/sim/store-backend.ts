import { AppError } from '#domain/contract/failure.ts';
import { leaseRequest } from '#domain/contract/wire/lease.ts';
import { pullRequest, type ScopeCheck } from '#domain/contract/wire/pull.ts';
import type { PushResult } from '#domain/contract/wire/push.ts';
import { applyChange } from '#domain/model/change.ts';
import { type Collection, collectionNames } from '#domain/model/collections.ts';
import { type AnyRecord, refKey } from '#domain/model/record.ts';
import { type Scope, teamScope } from '#domain/model/scope.ts';
import { uuidV7 } from '#domain/model/uuid.ts';
import { sessionOf } from '#server/auth/sessions.ts';
import { hashToken } from '#server/auth/tokens.ts';
import { push } from '#server/authority/push.ts';
import { readPush } from '#server/authority/read-push.ts';
import type { ServerContext } from '#server/context.ts';
import { forgetTombstones } from '#server/jobs/forget-tombstones.ts';
import { pull } from '#server/pull/pull.ts';
import { deleteRecords } from '#server/records/delete-records.ts';
import { loadChildren, loadRecords } from '#server/records/load-records.ts';
import { writeRecords } from '#server/records/write-records.ts';
import { row, rows, type Sql } from '#server/sql/statement.ts';
import { transact } from '#server/sql/transaction.ts';
import { checkEpoch, currentEpoch } from '#server/workspace/epoch.ts';
import { leaseNumbers } from '#server/workspace/lease.ts';
import { day } from '../builders/times.ts';
import type { Backend, Credentials } from './backend.ts';
import { colleagueChange, hello } from './model-backend.ts';
import type { Executed } from './model-state.ts';
import type { ServerFacts } from './oracles/facts.ts';
import { at } from './random.ts';
import type { Answer, Request } from './requests.ts';
import type { ColleagueAct } from './steps.ts';
import { countRandomBytes, type StoreServer, storeServer } from './store-server.ts';
import { firstRecords, people, teamsOf } from './world.ts';

export interface StoreBackendParts {
  readonly now: () => number;
  readonly newBytes: () => Uint8Array;
}

interface Backup {
  readonly epoch: { readonly epoch: number; readonly cluster: string };
  readonly tables: ReadonlyMap<string, string>;
  readonly executed: readonly Executed[];
}

let workspaces = 0;

/** The real server's code on PGlite, without its HTTP shell. */
export class StoreBackend implements Backend {
  pageRows = 1000;
  readonly #server: StoreServer;
  readonly #context: ServerContext;
  readonly #newBytes: () => Uint8Array;
  #executed: Executed[] = [];
  #backup: Backup | undefined;
  #isPoisoned = false;
  #broke: string | undefined;

  static async open({ now, newBytes }: StoreBackendParts): Promise<StoreBackend> {
    const server = await storeServer();
    countRandomBytes(newBytes);
    const backend = new StoreBackend(server, now, newBytes);
    await backend.#make();
    return backend;
  }

  private constructor(server: StoreServer, now: () => number, newBytes: () => Uint8Array) {
    this.#server = server;
    this.#newBytes = newBytes;
    const note = (message: string, fields?: object) => {
      this.#broke ??= `the server: ${message} ${JSON.stringify(fields)}`;
    };
    this.#context = {
      store: server.store,
      metrics: server.metrics,
      workspace: { id: uuidV7(++workspaces, new Uint8Array(10)), name: 'Simulated' },
      clock: { now },
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
    const { workspace, clock } = this.#context;
    return await this.#write(async (tx) => {
      const [held] = await loadRecords(tx, workspace.id, 'device', asked === null ? [] : [asked], 'all');
      const deviceId = asked !== null && (!held || held.record.fields.agentId === agentId) ? asked : this.#newId();
      const fields = { agentId, name: 'device', createdAt: clock.now() };
      if (!held || deviceId !== asked)
        await writeRecords(tx, workspace.id, [{ collection: 'device', id: deviceId, scope: 'leads', rev: 0, fields }]);
      await rows(
        tx,
        `insert into push_state (workspace_id, device_id, last_mid, last_seen_at) values ($1, $2, 0, $3)
         on conflict (workspace_id, device_id) do nothing`,
        [workspace.id, deviceId, clock.now()],
      );
      const token = this.#newId();
      await rows(
        tx,
        `insert into session (workspace_id, token_hash, device_id, agent_id, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [workspace.id, hashToken(token), deviceId, agentId, clock.now(), clock.now() + 3650 * day],
      );
      return { token, deviceId, epoch: await currentEpoch(tx) };
    });
  }

  async colleague(act: ColleagueAct, on: number, value: number): Promise<void> {
    const { id: workspaceId } = this.#context.workspace;
    await this.#write(async (tx) => {
      const found = await rows<{ id: string }>(tx, 'select id from "case" where workspace_id = $1 order by id', [
        workspaceId,
      ]);
      if (found.length === 0) return;
      const { id } = at(found, on);
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
    const { db } = this.#server.store;
    const tables = new Map<string, string>();
    for (const table of this.#server.tables) {
      const text = `select coalesce(json_agg(kept), '[]')::text as content from ${table} kept where workspace_id = $1`;
      tables.set(table, (await row<{ content: string }>(db, text, [this.#context.workspace.id])).content);
    }
    const epoch = await row<Backup['epoch']>(db, 'select epoch, cluster from server_epoch');
    this.#backup = { epoch, tables, executed: [...this.#executed] };
  }

  async restore(elsewhere: boolean): Promise<boolean> {
    const backup = this.#backup;
    if (!backup) return false;
    await this.#write(async (tx) => {
      await this.#empty(tx);
      for (const [table, content] of backup.tables)
        await rows(tx, `insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`, [
          content,
        ]);
      const cluster = elsewhere ? 'elsewhere' : backup.epoch.cluster;
      await rows(tx, 'update server_epoch set epoch = $1, cluster = $2', [backup.epoch.epoch, cluster]);
    });
    this.#executed = [...backup.executed];
    // As at every start.
    await checkEpoch(this.#server.store.db);
    return true;
  }

  async breakOn(uid: string): Promise<void> {
    this.#isPoisoned = true;
    await rows(this.#server.store.db, 'insert into sim_breaking (uid) values ($1) on conflict do nothing', [uid]);
  }

  async facts(): Promise<ServerFacts> {
    const { db } = this.#server.store;
    const records = await this.#records();
    const logged = await rows<{ uid: string; status: PushResult['status'] }>(
      db,
      'select uid, status from command_log where workspace_id = $1',
      [this.#context.workspace.id],
    );
    const sums = await rows<ScopeCheck & { scope: string }>(
      db,
      'select scope, row_count as rows, id_sum as ids, ver_sum as vers from scope where workspace_id = $1',
      [this.#context.workspace.id],
    );
    return {
      rows: new Map(records.map((record) => [refKey(record), record])),
      scopesOf: (agentId) => scopesOf(records, agentId),
      checks: Object.fromEntries(sums.map(({ scope, rows, ids, vers }) => [scope, { rows, ids: ids % 2 ** 48, vers }])),
      results: new Map(logged.map(({ uid, status }) => [uid, status])),
      executed: this.#executed,
      overrides: [],
    };
  }

  async close(): Promise<void> {
    await this.#write((tx) => this.#empty(tx));
    await rows(this.#server.store.db, 'delete from sim_breaking');
  }

  async #make(): Promise<void> {
    const { workspace } = this.#context;
    await this.#write(async (tx) => {
      await rows(tx, 'update server_epoch set epoch = 1');
      await rows(tx, 'insert into number_counter (workspace_id, next) values ($1, 10001)', [workspace.id]);
      await writeRecords(tx, workspace.id, firstRecords());
    });
  }

  async #handle(path: Request['path'], token: string, body: unknown): Promise<string> {
    const context = this.#context;
    if (path === 'hello') return JSON.stringify(hello(await currentEpoch(context.store.db), context.clock.now()));
    const session = await sessionOf(context, token);
    switch (path) {
      case 'push': {
        const asked = readPush(body);
        const known = new Set((await this.facts()).results.keys());
        const answer = await push(context, session, asked);
        for (const { uid, mid, status } of answer.results)
          if (!known.has(uid)) this.#executed.push({ uid, mid, status, deviceId: session.deviceId });
        return JSON.stringify(answer);
      }
      case 'pull': {
        const asked = pullRequest.parse(body);
        return await pull(context, session, { ...asked, limit: Math.min(asked.limit, this.pageRows) });
      }
      case 'lease':
        return JSON.stringify(await leaseNumbers(context, session, leaseRequest.parse(body)));
    }
  }

  async #records(): Promise<readonly AnyRecord[]> {
    const { db } = this.#server.store;
    const { id } = this.#context.workspace;
    const records: AnyRecord[] = [];
    for (const collection of collectionNames) {
      const ids = await idsOf(db, id, collection);
      if (ids.length > 0)
        records.push(...(await loadRecords(db, id, collection, ids, 'changeable')).map(({ record }) => record));
    }
    return records;
  }

  async #empty(tx: Sql): Promise<void> {
    for (const table of this.#server.tables)
      await rows(tx, `delete from ${table} where workspace_id = $1`, [this.#context.workspace.id]);
  }

  #write<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
    return transact(this.#server.store.db, work);
  }

  #newId(): string {
    return uuidV7(this.#context.clock.now(), this.#newBytes());
  }
}

async function idsOf(db: Sql, workspaceId: string, collection: Collection): Promise<readonly string[]> {
  const table = collection.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const found = await rows<{ id: string }>(db, `select id from "${table}" where workspace_id = $1 order by id`, [
    workspaceId,
  ]);
  return found.map(({ id }) => id);
}

function scopesOf(records: readonly AnyRecord[], agentId: string): readonly Scope[] {
  const fields = records.find(({ collection, id }) => collection === 'agent' && id === agentId)?.fields;
  if (!fields) return [];
  if (fields.role === 'agent') return ['workspace', ...(fields.teamIds as never[]).map(teamScope)];
  const teams = records.filter(({ collection }) => collection === 'team');
  return ['workspace', 'leads', ...teams.map(({ id }) => teamScope(id as never))];
}

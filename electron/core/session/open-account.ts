import { close } from '#db/connection/connection.ts';
import type { ReplicaReader } from '#db/connection/handle.ts';
import { getMeta } from '#db/outbox/meta.ts';
import { numberCode } from '#db/outbox/numbers.ts';
import type { StoredAccount } from '#db/profile/accounts.ts';
import { loadRecord } from '#db/replica/records.ts';
import { rebuildSearch } from '#db/search/rebuild.ts';
import type { Saved } from '#domain/contract/ipc/contract.ts';
import type { SignedInAgent } from '#domain/contract/ipc/session-views.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import type { Actor } from '#domain/rules/rights.ts';
import { type CommandPathParts, runCommand } from '../commands/command-path.ts';
import type { Ports } from '../ports.ts';
import { AccountStore } from '../sync/account-store.ts';
import type { ChangedRows } from '../sync/changed-rows.ts';
import { createServerApi, type ServerApi } from '../sync/server-api.ts';
import { SyncEngine } from '../sync/sync-engine.ts';
import type { SyncTiming } from '../sync/timing.ts';
import { openAccountOutbox, openAccountReplica, type ProfileFiles } from './account-files.ts';

export interface OpenAccountParts {
  readonly files: ProfileFiles;
  readonly account: StoredAccount;
  readonly ports: Ports;
  readonly newId: () => string;
  readonly timing: SyncTiming;
  readonly changed: (rows: ChangedRows) => void;
  readonly stateChanged: () => void;
  /** A file turned out to be damaged while it was open. */
  readonly damaged: () => void;
}

/** An account at work: its two files, its sync engine, and the one way to change anything. */
export class OpenAccount {
  readonly account: StoredAccount;
  readonly store: AccountStore;
  readonly engine: SyncEngine;
  readonly api: ServerApi;
  readonly #parts: OpenAccountParts;
  readonly #stop = new AbortController();

  constructor(parts: OpenAccountParts) {
    this.#parts = parts;
    this.account = parts.account;
    const { files, account, ports } = parts;
    const outbox = openAccountOutbox(files, account.agentId);
    try {
      const replica = openAccountReplica(files, account.agentId);
      this.store = new AccountStore(outbox, replica, (reader) => actorOf(reader, account));
      this.store.realign();
    } catch (error) {
      close(outbox);
      throw error;
    }
    this.api = createServerApi(account.serverUrl, ports.network, ports.clock, this.#stop.signal, parts.timing);
    this.engine = new SyncEngine({
      store: this.store,
      api: this.api,
      serverUrl: account.serverUrl,
      ports,
      changed: parts.changed,
      stateChanged: parts.stateChanged,
      damaged: parts.damaged,
      timing: parts.timing,
    });
    this.#rebuildSearch(rebuildSearch(this.store.replica));
  }

  /** Who is signed in, as the replica knows them by now. */
  get agent(): SignedInAgent {
    const { agentId, login, name } = this.account;
    const record = agentRecord(this.store.replica, agentId);
    return { ...this.store.actor, login: record?.fields.login ?? login, name: record?.fields.name ?? name };
  }

  get token(): string {
    return getMeta(this.store.outbox, 'token') ?? '';
  }

  run(name: string, input: unknown, more?: Parameters<typeof runCommand>[3]): Saved {
    const parts: CommandPathParts = {
      outbox: this.store.outbox,
      replica: this.store.replica,
      overlay: this.store.overlay,
      actor: () => this.store.actor,
      newId: this.#parts.newId,
      now: () => this.engine.now(),
      deviceCode: () => numberCode(this.store.outbox, this.#parts.ports.random),
      log: this.#parts.ports.log,
      changed: this.#parts.changed,
      fellBehind: () => this.#parts.ports.clock.after(1000, () => this.#catchUp()),
    };
    const saved = runCommand(parts, name, input, more);
    this.#parts.stateChanged();
    this.engine.kick();
    return saved;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.engine.stop();
    close(this.store.replica);
    close(this.store.outbox);
  }

  /** A little at a time, so that nobody waits for it; nothing to do while the index follows today's recipe. */
  #rebuildSearch(steps: Iterator<void>): void {
    if (this.#stop.signal.aborted || steps.next().done) return;
    this.#parts.ports.clock.after(0, () => this.#rebuildSearch(steps));
  }

  #catchUp(): void {
    try {
      this.#parts.changed(this.store.realign());
    } catch (error) {
      this.#parts.ports.log.error('the replica still cannot follow the outbox', { error: String(error) });
    }
  }
}

function agentRecord(replica: ReplicaReader, agentId: string): StoredRecord<'agent'> | undefined {
  return loadRecord(replica, { collection: 'agent', id: agentId }) as StoredRecord<'agent'> | undefined;
}

function actorOf(replica: ReplicaReader, account: StoredAccount): Actor {
  const fields = agentRecord(replica, account.agentId)?.fields;
  return {
    id: account.agentId,
    role: fields?.role ?? account.role,
    teamIds: fields?.teamIds ?? account.teamIds,
  };
}

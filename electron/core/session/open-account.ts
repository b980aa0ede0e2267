import { dirname } from 'node:path';
import { close } from '#db/connection/connection.ts';
import type { ReplicaReader } from '#db/connection/handle.ts';
import type { Hold } from '#db/outbox/held-back.ts';
import { getMeta } from '#db/outbox/meta.ts';
import { numberCode } from '#db/outbox/numbers.ts';
import type { StoredAccount } from '#db/profile/accounts.ts';
import { AppError, failureOf } from '#domain/contract/failure.ts';
import type { Saved } from '#domain/contract/ipc/run-command.ts';
import type { SignedInAgent } from '#domain/contract/ipc/session-views.ts';
import type { EraseOrder } from '#domain/contract/wire/erase.ts';
import type { Telephone } from '#domain/contract/wire/live.ts';
import { fileLimits } from '#domain/rules/file-limits.ts';
import { Bulk } from '../bulk/bulk.ts';
import { UndoLog } from '../bulk/undo-log.ts';
import { type CommandPathParts, type Occasion, runUndoably } from '../commands/command-path.ts';
import { type Asked, runSome } from '../commands/run-many.ts';
import { errorTrace } from '../error-trace.ts';
import { rowsWithinReach } from '../export/report/rows-within-reach.ts';
import { Attachments } from '../files/attachments.ts';
import { Meaning } from '../knowledge/meaning/meaning.ts';
import { removePutAside } from '../orders/erasures.ts';
import { obeyOrders } from '../orders/obey-orders.ts';
import type { Ports } from '../ports.ts';
import { Presence } from '../presence/presence.ts';
import { beginReading } from '../reading/reading.ts';
import type { Reads } from '../reads/reads.ts';
import { ReadsHere } from '../reads/reads-here.ts';
import { ReadsInThreads } from '../reads/reads-in-threads.ts';
import { BoardPulse } from '../reports/board-pulse.ts';
import { FactKeeper } from '../reports/fact-keeper.ts';
import type { AccountStore } from '../sync/account-store.ts';
import { Archive } from '../sync/archive.ts';
import type { ChangedRows } from '../sync/changed-rows.ts';
import { HoldBack } from '../sync/hold-back.ts';
import { createServerApi, type ServerApi } from '../sync/server-api.ts';
import { SyncEngine } from '../sync/sync-engine.ts';
import type { SyncTiming } from '../sync/timing.ts';
import { AccountClocks } from './account-clocks.ts';
import { accountFile, openAccountOutbox, type ProfileFiles } from './account-files.ts';
import type { AccountListener } from './account-listener.ts';
import { AccountTransfers } from './account-transfers.ts';
import { IndexKeeper } from './index-keeper.ts';
import { agentRecord, openStore } from './open-store.ts';

const catchUpMs = 1000;
const filesGetMs = 10 * 60_000;

export interface OpenAccountParts {
  readonly files: ProfileFiles;
  readonly account: StoredAccount;
  readonly ports: Ports;
  readonly newId: () => string;
  readonly timing: SyncTiming;
  /** How many bytes of files may lie on this device. */
  readonly fileQuota: () => number;
  readonly listener: AccountListener;
  /** What the telephone of this device does, by the device's clock. */
  readonly telephone: () => Telephone;
  /** The server wants everything of this account gone from this device; what would be lost was handed up. */
  readonly erase: (order: EraseOrder, token: string) => void;
  /** A file turned out to be damaged while it was open. */
  readonly damaged: () => void;
  /** It turned out to be the replica: a new one is begun. */
  readonly startOver?: boolean;
}

/** An account at work: its two files, its sync engine, and the one way to change anything. */
export class OpenAccount {
  readonly account: StoredAccount;
  readonly store: AccountStore;
  readonly engine: SyncEngine;
  readonly presence: Presence;
  readonly boardPulse: BoardPulse;
  readonly api: ServerApi;
  readonly archive: Archive;
  readonly attachments: Attachments;
  readonly holds: HoldBack;
  readonly bulk: Bulk;
  readonly transfers: AccountTransfers;
  readonly clocks: AccountClocks;
  readonly indexes: IndexKeeper;
  readonly facts: FactKeeper;
  /** Reads that may take long. */
  readonly reads: Reads;
  /** Finds articles by what they mean, where the workspace has that done. */
  readonly meaning: Meaning;
  readonly #undoLog: UndoLog;
  readonly #parts: OpenAccountParts;
  readonly #stop = new AbortController();
  #orderedAt: number | undefined;

  constructor(parts: OpenAccountParts) {
    this.#parts = parts;
    this.account = parts.account;
    const { files, account, ports, listener } = parts;
    const outbox = openAccountOutbox(files, account.agentId);
    try {
      this.store = openStore(parts, outbox);
    } catch (error) {
      close(outbox);
      throw error;
    }
    this.api = createServerApi(account.serverUrl, ports.network, ports.clock, this.#stop.signal, parts.timing);
    this.holds = new HoldBack({ outbox, clock: ports.clock, over: () => this.#leaves() });
    this.boardPulse = new BoardPulse({
      clock: ports.clock,
      now: () => this.engine.now(),
      tell: () => listener.tell('board'),
    });
    this.presence = new Presence({
      clock: ports.clock,
      say: (message) => this.engine.say(message),
      changed: (caseIds) => {
        listener.presenceChanged(caseIds);
        this.boardPulse.stir();
      },
      peopleChanged: () => this.boardPulse.stir(),
      telephone: parts.telephone,
      serverTime: (at) => this.#serverTime(at),
    });
    this.engine = new SyncEngine({
      store: this.store,
      api: this.api,
      serverUrl: account.serverUrl,
      ports,
      changed: (rows) => {
        this.#changed(rows);
        this.attachments.kick();
      },
      stateChanged: () => {
        this.clocks.cases.noteConnection(this.engine.state.connection);
        listener.stateChanged();
        this.boardPulse.stir();
        this.attachments.kick();
        this.indexes.catchUp();
        this.facts.catchUp();
        this.meaning.kick();
      },
      damaged: parts.damaged,
      obey: (orders, token) => this.#obey(orders, token),
      timing: parts.timing,
      held: () => this.holds.held,
      presence: this.presence,
    });
    this.clocks = new AccountClocks({
      replica: this.store.replica,
      clock: ports.clock,
      now: () => this.engine.now(),
      actor: () => this.store.actor,
      listener,
      failed: (what, error) => this.#failed(what, error),
    });
    this.archive = new Archive({
      store: this.store,
      api: this.api,
      token: () => this.token,
      now: () => this.engine.now(),
      worksOffline: () => this.engine.worksOffline,
      changed: (rows) => this.#changed(rows),
    });
    this.attachments = new Attachments({
      folder: accountFile(files, account.agentId, 'files'),
      profileKey: files.key,
      outbox,
      replica: this.store.replica,
      serverUrl: account.serverUrl,
      token: () => this.token,
      ports,
      timing: parts.timing,
      newId: parts.newId,
      isOnline: () => this.engine.state.connection === 'online',
      worksOffline: () => this.engine.worksOffline,
      now: () => this.engine.now(),
      mostBytes: () => this.#mostFileBytes(),
      quota: parts.fileQuota,
      actor: () => this.store.actor,
      run: (name, input) => this.run(name, input),
      changed: (rows) => this.#changed(rows),
    });
    this.#undoLog = new UndoLog(ports.clock, parts.newId);
    const manyAtOnce = {
      store: this.store,
      clock: ports.clock,
      now: () => this.engine.now(),
      runSome: (commands: readonly Asked[], changed: ChangedRows, holdMs: number) => {
        const ran = runSome(this.#commandPath(), commands, ports.clock, changed, this.#hold(holdMs));
        for (const each of ran) if (each.ok) this.holds.hold(each.uid, holdMs);
        return ran;
      },
      tell: (changed: ChangedRows) => {
        this.#changed(changed);
        this.#leaves();
      },
      progress: listener.progress,
      isClosed: () => this.#stop.signal.aborted,
    };
    this.bulk = new Bulk({ ...manyAtOnce, undoLog: this.#undoLog });
    this.indexes = new IndexKeeper({
      replica: this.store.replica,
      clock: ports.clock,
      isClosed: () => this.#stop.signal.aborted,
      failed: (error) => this.#failed('the search index could not be made', error),
      indexed: listener.indexed,
      startedOver: () => this.facts.startOver(),
    });
    this.facts = new FactKeeper({
      replica: this.store.replica,
      clock: ports.clock,
      isClosed: () => this.#stop.signal.aborted,
      failed: (error) => this.#failed('the facts that figures are counted from could not be worked out', error),
      told: () => {
        listener.factsChanged();
        this.boardPulse.stir();
      },
    });
    this.reads = readsOf(parts, this.store.replica);
    this.transfers = new AccountTransfers({
      ...manyAtOnce,
      ...{ account, files, ports, newId: parts.newId },
      attachments: () => this.attachments,
      mostBytes: () => this.#mostFileBytes(),
      rows: rowsWithinReach(this),
      run: (name, input) => this.run(name, input),
    });
    this.meaning = new Meaning({
      ...{ outbox, replica: this.store.replica, reads: this.reads },
      ...{ embeddings: ports.embeddings, clock: ports.clock, random: ports.random },
      worksOffline: () => this.engine.worksOffline,
      now: () => this.engine.now(),
      tell: listener.tell,
      warn: (what, why) => ports.log.warn(what, { why }),
      failed: (error) => this.#failed('what articles mean could not be found out', error),
    });
    beginReading(outbox, this.engine.now());
    this.clocks.start();
    this.indexes.start();
    this.facts.catchUp();
    this.meaning.start();
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

  run(
    name: string,
    input: unknown,
    { holdMs = 0, ...more }: Occasion & { readonly holdMs?: number | undefined } = {},
  ): Saved {
    const { saved, undoable } = runUndoably(this.#commandPath(), name, input, { ...more, hold: this.#hold(holdMs) });
    this.holds.hold(saved.uid, holdMs);
    this.#leaves();
    return undoable?.inverse && holdMs === 0 ? { ...saved, undo: this.#undoLog.keep([undoable]) } : saved;
  }

  /** The rows follow what the outbox holds by now, as after something was taken in; views are told. */
  realign(): void {
    this.#changed(this.store.realign());
  }

  /** What the workspace allows one file to hold. */
  #mostFileBytes(): number {
    return Number(getMeta(this.store.outbox, 'file-limit') ?? fileLimits.usualBytes);
  }

  #hold(ms: number): Hold | undefined {
    return ms > 0 ? { at: this.#parts.ports.clock.now(), ms } : undefined;
  }

  #serverTime(deviceTime: number): number {
    return this.engine.now() - Math.round(this.#parts.ports.clock.now() - deviceTime);
  }

  #commandPath(): CommandPathParts {
    return {
      outbox: this.store.outbox,
      replica: this.store.replica,
      overlay: this.store.overlay,
      noticing: this.store.noticing,
      actor: () => this.store.actor,
      newId: this.#parts.newId,
      now: () => this.engine.stamp(),
      serverTime: (deviceTime) => this.#serverTime(deviceTime),
      deviceCode: () => numberCode(this.store.outbox, this.#parts.ports.random),
      log: this.#parts.ports.log,
      changed: (rows) => this.#changed(rows),
      fellBehind: (error) => this.#fellBehind(error),
    };
  }

  /** Deadlines follow the rows they are of before anybody reads them. */
  #changed(rows: ChangedRows): void {
    const event = rows.event();
    this.indexes.follow(event);
    this.facts.catchUp();
    this.meaning.follow(event);
    this.clocks.follow(event);
    this.boardPulse.stir();
    this.#parts.listener.changed(rows);
  }

  /** The engine looks at what can leave. */
  #leaves(): void {
    this.#parts.listener.stateChanged();
    this.engine.kick();
  }

  async #obey(orders: readonly EraseOrder[], token: string): Promise<void> {
    const { account, files, ports, erase } = this.#parts;
    await obeyOrders(
      {
        ...{ store: this.store, api: this.api, token, log: ports.log },
        changed: (rows) => this.#changed(rows),
        forgetCopies: async (hashes) => {
          removePutAside(dirname(accountFile(files, account.agentId, 'outbox.db')));
          await this.attachments.forget(hashes);
        },
        isBusy: () => this.#isSendingFiles(),
        eraseAccount: (order) => erase(order, token),
      },
      orders,
    );
    this.#parts.listener.stateChanged();
  }

  /** Files that are only here get a while to leave before everything is erased; not for ever, for the device may be lost. */
  #isSendingFiles(): boolean {
    const now = this.#parts.ports.clock.monotonic();
    this.#orderedAt ??= now;
    return this.attachments.unsent > 0 && now - this.#orderedAt < filesGetMs;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.clocks.stop();
    this.presence.stop();
    this.boardPulse.stop();
    this.meaning.close();
    this.holds.close();
    await this.transfers.close();
    await this.attachments.close();
    await this.engine.stop();
    await this.reads.close();
    close(this.store.replica);
    close(this.store.outbox);
  }

  #failed(what: string, error: unknown): void {
    const { ports, files, damaged } = this.#parts;
    ports.log.error(what, { kind: failureOf(error).kind, error: errorTrace(error) });
    files.troubled(error);
    if (error instanceof AppError && error.kind === 'damaged') damaged();
  }

  /** The rows could not follow a command that is safe in the outbox: they are tried until they can. */
  #fellBehind(error: unknown): void {
    this.#failed('the replica cannot follow the outbox', error);
    this.#parts.ports.clock.after(catchUpMs, () => this.#catchUp());
  }

  #catchUp(): void {
    if (this.#stop.signal.aborted) return;
    try {
      this.realign();
    } catch (error) {
      this.#fellBehind(error);
    }
  }
}

function readsOf({ files, account, ports: { threads, clock, log } }: OpenAccountParts, replica: ReplicaReader): Reads {
  const here = new ReadsHere(replica, clock);
  const file = { path: accountFile(files, account.agentId, 'replica.db'), key: files.key };
  return threads ? new ReadsInThreads({ threads, replica: file, clock, log, here }) : here;
}

import { getMeta, setMeta } from '#db/outbox/meta.ts';
import { addNumberBlock, numbersLeft } from '#db/outbox/numbers.ts';
import { setReplicaMeta } from '#db/replica/meta.ts';
import { AppError, type Failure, failureOf } from '#domain/contract/failure.ts';
import type { Connection } from '#domain/contract/ipc/sync-views.ts';
import type { CommandUid } from '#domain/model/ids.ts';
import type { Ports } from '../ports.ts';
import type { AccountStore } from './account-store.ts';
import { backoffMs } from './backoff.ts';
import type { ChangedRows } from './changed-rows.ts';
import { LiveChannel } from './live-channel.ts';
import { pullChanges } from './pull-changes.ts';
import { pushOutbox } from './push-outbox.ts';
import type { ServerApi } from './server-api.ts';
import { ServerClock } from './server-clock.ts';
import { settleFailure } from './settle-failure.ts';

const safetyPullMs = 30_000;
const refillBelow = 30;
const blockSize = 100;
const followEveryMs = 1000;

export interface SyncState {
  readonly connection: Connection;
  readonly problem: Failure | null;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly sending: ReadonlySet<CommandUid>;
}

export interface EngineParts {
  readonly store: AccountStore;
  readonly api: ServerApi;
  readonly serverUrl: string;
  readonly ports: Ports;
  readonly changed: (rows: ChangedRows) => void;
  readonly stateChanged: () => void;
  readonly damaged: () => void;
}

/**
 * Keeps one account in step with its server: one cycle at a time pushes what waits and pulls what is new. A local command, a poke
 * or the person wakes it; failures make it wait longer and longer. Never blocks a local command on anything.
 */
export class SyncEngine {
  readonly #parts: EngineParts;
  readonly #clock: ServerClock;
  readonly #live: LiveChannel;
  #state: SyncState = { connection: 'connecting', problem: null, progress: null, sending: new Set() };
  #stopped = false;
  #woken = false;
  #wake: (() => void) | undefined;
  #running: Promise<void> | undefined;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#clock = new ServerClock(parts.store.outbox, parts.ports.clock);
    this.#live = new LiveChannel(parts.ports.network, parts.ports.clock, parts.serverUrl, () => this.kick());
  }

  get state(): SyncState {
    return this.#state;
  }

  /** The device's time corrected by the measured offset to the server. */
  now(): number {
    return this.#clock.now();
  }

  get worksOffline(): boolean {
    return getMeta(this.#parts.store.outbox, 'work-offline') === '1';
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#live.close();
    this.#wakeUp();
    await this.#running;
  }

  /** There is something to push or pull, or the person wants to know now. */
  kick(): void {
    this.#wakeUp();
  }

  setWorkOffline(on: boolean): void {
    setMeta(this.#parts.store.outbox, 'work-offline', on ? '1' : '0');
    if (on) {
      this.#live.close();
      this.#set({ connection: 'working-offline', problem: null, progress: null });
    } else this.#set({ connection: 'connecting' });
    this.#wakeUp();
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#stopped) {
      this.#woken = false;
      let waitMs = safetyPullMs;
      if (this.worksOffline) this.#set({ connection: 'working-offline', problem: null });
      else
        try {
          await this.#cycle();
          failures = 0;
        } catch (error) {
          failures += 1;
          this.#fail(error);
          waitMs = backoffMs(failures, this.#random());
        }
      if (!this.#stopped && !this.#woken) await this.#sleep(waitMs);
    }
  }

  async #cycle(): Promise<void> {
    const token = getMeta(this.#parts.store.outbox, 'token');
    if (!token) throw new AppError('session-expired', 'This account has to sign in again.');
    this.#clock.watch();
    let pushFailure: unknown;
    try {
      await this.#push(token);
    } catch (error) {
      // Downloads never wait for uploads: only a server that cannot be reached at all ends the cycle here.
      if (error instanceof AppError && ['offline', 'not-holdfast', 'session-expired'].includes(error.kind)) throw error;
      pushFailure = error;
      this.#settle(error);
    }
    if (this.#halted()) return;
    try {
      await this.#pull(token);
    } catch (error) {
      if (!this.#settle(error)) throw error;
      await this.#pull(token);
    }
    if (this.#halted()) return;
    this.#set({ connection: 'online', problem: null, progress: null });
    this.#live.open(token);
    await this.#lease(token);
    if (pushFailure !== undefined) {
      if (pushFailure instanceof AppError && (pushFailure.kind === 'epoch' || pushFailure.kind === 'gap'))
        this.#wakeUp();
      else throw pushFailure;
    }
  }

  #halted(): boolean {
    return this.#stopped || this.worksOffline;
  }

  async #push(token: string): Promise<void> {
    const { store, api, ports } = this.#parts;
    let followedAt = ports.clock.monotonic();
    let behind = false;
    const follow = () => {
      behind = false;
      followedAt = ports.clock.monotonic();
      this.#parts.changed(store.follow());
      this.#parts.stateChanged();
    };
    const pushing = pushOutbox({
      outbox: store.outbox,
      api,
      token,
      epoch: store.epoch,
      now: () => ports.clock.now(),
      sending: (sending) => this.#set({ sending }),
      recorded: () => {
        behind = true;
        // Following costs as much as is waiting; days of work leave in hundreds of batches.
        if (ports.clock.monotonic() - followedAt > followEveryMs) follow();
      },
      timed: (sentAt, receivedAt, serverTime) => this.#clock.observe(sentAt, receivedAt, serverTime),
      stopped: () => this.#halted(),
    });
    try {
      await pushing;
    } finally {
      if (behind) follow();
    }
  }

  async #pull(token: string): Promise<void> {
    const { store, api, ports, changed, stateChanged } = this.#parts;
    const complete = await pullChanges({
      store,
      api,
      token,
      clock: ports.clock,
      changed,
      progress: (done, total) => this.#set({ progress: { done, total } }),
      timed: (sentAt, receivedAt, serverTime) => this.#clock.observe(sentAt, receivedAt, serverTime),
      stopped: () => this.#halted(),
    });
    if (!complete) return;
    setReplicaMeta(store.replica, 'last-synced-at', String(this.now()));
    stateChanged();
  }

  async #lease(token: string): Promise<void> {
    const { store, api } = this.#parts;
    if (numbersLeft(store.outbox) >= refillBelow) return;
    const { from, to } = await api.lease(token, blockSize);
    addNumberBlock(store.outbox, from, to);
    this.#parts.stateChanged();
  }

  #settle(error: unknown): boolean {
    const { store, ports, changed } = this.#parts;
    return settleFailure(error, store, ports.log, changed);
  }

  #fail(error: unknown): void {
    const failure = failureOf(error);
    this.#live.close();
    if (failure.kind === 'damaged') this.#parts.damaged();
    const connection: Connection =
      failure.kind === 'offline' ? 'offline' : failure.kind === 'session-expired' ? 'session-expired' : 'problem';
    if (connection === 'problem')
      this.#parts.ports.log.error('sync failed', {
        kind: failure.kind,
        error: error instanceof AppError ? '' : String(error),
      });
    this.#set({ connection, problem: connection === 'problem' ? failure : null, progress: null });
  }

  #random(): number {
    const [a = 0, b = 0] = this.#parts.ports.random(2);
    return (a * 256 + b) / 65_536;
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#parts.ports.clock.after(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }

  #wakeUp(): void {
    this.#woken = true;
    this.#wake?.();
    this.#wake = undefined;
  }

  #set(next: Partial<SyncState>): void {
    this.#state = { ...this.#state, ...next };
    this.#parts.stateChanged();
  }
}

import { getMeta, setMeta } from '#db/outbox/meta.ts';
import { numbersWanted } from '#db/outbox/number-demand.ts';
import { addNumberBlock } from '#db/outbox/numbers.ts';
import { lastSeq, shiftUnsent } from '#db/outbox/unsent-times.ts';
import { setReplicaMeta } from '#db/replica/meta.ts';
import { AppError, type Failure, failureOf } from '#domain/contract/failure.ts';
import type { Connection } from '#domain/contract/ipc/sync-views.ts';
import type { CommandUid } from '#domain/model/ids.ts';
import type { Ports } from '../ports.ts';
import type { AccountStore } from './account-store.ts';
import { isUnreachable, type Pause, pauseAfter } from './backoff.ts';
import type { ChangedRows } from './changed-rows.ts';
import { LiveChannel } from './live-channel.ts';
import { type Checks, pullChanges } from './pull-changes.ts';
import { pushOutbox } from './push-outbox.ts';
import type { ServerApi } from './server-api.ts';
import { ServerClock } from './server-clock.ts';
import { settleFailure } from './settle-failure.ts';
import { type SyncTiming, usualTiming } from './timing.ts';
import { verifyScopes } from './verify-scopes.ts';

const followEveryMs = 1000;
const pruneEveryMs = 24 * 3600 * 1000;
/** A measured time this far from the one assumed until then means that the wall clock is wrong, not that the way was long. */
const wrongClockMs = 60_000;

const endsCycle: ReadonlySet<Failure['kind']> = new Set(['session-expired', 'throttled']);

/** What such a failure asks for was done; the next cycle goes on from there. */
function isSettled(error: unknown): boolean {
  return error instanceof AppError && (error.kind === 'epoch' || error.kind === 'gap');
}

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
  readonly timing?: SyncTiming;
}

/**
 * Keeps one account in step with its server: one cycle at a time pushes what waits and pulls what is new. A local command or a poke
 * wakes it; after failures it waits longer and longer, or, where nothing of ours answers, until a cheap probe does. The person and the
 * machine (the network changed, it woke up) cut the waiting short. Never blocks a local command on anything.
 */
export class SyncEngine {
  readonly #parts: EngineParts;
  readonly #clock: ServerClock;
  readonly #live: LiveChannel;
  #state: SyncState = { connection: 'connecting', problem: null, progress: null, sending: new Set() };
  readonly #timing: SyncTiming;
  readonly #firstSeq: number;
  #stopped = false;
  #woken = false;
  #wake: (() => void) | undefined;
  /** Failures in a row; what they make the engine wait for. */
  #failures = 0;
  #pause: Pause | undefined;
  #checking: Promise<void> | undefined;
  #lineIsNew = false;
  #pruneAt = Number.NEGATIVE_INFINITY;
  #running: Promise<void> | undefined;

  constructor(parts: EngineParts) {
    const { network, clock } = parts.ports;
    this.#parts = parts;
    this.#timing = parts.timing ?? usualTiming;
    this.#clock = new ServerClock(parts.store.outbox, clock);
    this.#firstSeq = lastSeq(parts.store.outbox) + 1;
    this.#live = new LiveChannel({
      network,
      clock,
      random: () => this.#random(),
      timing: this.#timing,
      serverUrl: parts.serverUrl,
      poked: () => this.kick(),
      lost: () => this.#check(false),
    });
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
    await Promise.all([this.#running, this.#checking]);
  }

  /** There is something to push or pull. After a failure it waits for its turn. */
  kick(): void {
    if (!this.#pause) this.#wakeUp();
  }

  /** The person wants to know now. */
  hurry(): void {
    if (!this.#pause?.binding) this.#wakeUp();
  }

  /** The machine woke up or the network changed: what went out on the lines of before may never come back. */
  wake(): void {
    if (this.#pause) this.hurry();
    else this.#check(true);
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
    while (!this.#stopped) {
      this.#woken = false;
      this.#pause = undefined;
      if (this.worksOffline) this.#set({ connection: 'working-offline', problem: null });
      else
        try {
          await this.#cycle();
          this.#failures = 0;
        } catch (error) {
          // What was asked meanwhile waits for its turn with everything else, unless the line was changed under it.
          this.#woken = this.#lineIsNew && failureOf(error).kind === 'offline';
          if (!this.#woken) this.#fail(error);
        }
      this.#lineIsNew = false;
      if (!this.#stopped && !this.#woken) await this.#sleep(this.#pauseMs());
    }
  }

  #pauseMs(): number {
    const { safetyPullMs, pullWithoutLiveMs } = this.#timing;
    if (this.#pause) return this.#pause.ms;
    return this.#live.isOpen ? safetyPullMs : pullWithoutLiveMs;
  }

  /** Before anything large is sent: is it there, and what time is it there. */
  async #arrive(): Promise<void> {
    await this.#probe();
    const { connection, problem } = this.#state;
    if (connection === 'offline' || (problem && isUnreachable(problem.kind)))
      this.#set({ connection: 'connecting', problem: null });
  }

  /** A short question whether our server is there. Costs it next to nothing, and also tells its time. */
  async #probe(): Promise<void> {
    const withinMs = this.#timing.probeMs * Math.min(4, Math.max(1, this.#failures));
    const { value, sentAt, receivedAt } = await this.#parts.api.hello(withinMs);
    this.#observe(sentAt, receivedAt, value.serverTime);
  }

  /**
   * Finds out beside a cycle whether the server is still there. When it is not, what is under way is given up and the state is told at
   * once. `newLine`: what went out before does not come back, so it is given up in any case and asked again.
   */
  #check(newLine: boolean): void {
    if (this.#checking || this.#halted()) return;
    const startedAt = this.#parts.ports.clock.monotonic();
    this.#checking = this.#probe()
      .then(
        () => {
          this.#lineIsNew = newLine;
          if (newLine) this.#parts.api.drop();
          this.kick();
        },
        (error: unknown) => {
          // A line that is only full still brings something.
          if (this.#halted() || this.#pause || this.#parts.api.heardAt() >= startedAt) return;
          this.#fail(error);
          this.#parts.api.drop();
          this.#wake?.();
        },
      )
      .finally(() => {
        this.#checking = undefined;
      });
  }

  async #cycle(): Promise<void> {
    const token = getMeta(this.#parts.store.outbox, 'token');
    if (!token) throw new AppError('session-expired', 'This account has to sign in again.');
    if (!this.#clock.isMeasured || this.#failures > 0) await this.#arrive();
    if (this.#halted()) return;
    const pushFailure = await this.#pushAll(token);
    if (this.#halted()) return;
    const checks = await this.#pullAll(token);
    if (this.#halted()) return;
    this.#set({ connection: 'online', problem: null, progress: null });
    this.#live.open(token);
    await this.#lease(token);
    if (checks) await this.#verify(checks);
    if (isSettled(pushFailure)) this.#wakeUp();
    else if (pushFailure !== undefined) throw pushFailure;
  }

  /** Downloads never wait for uploads: what goes wrong here is returned, and only a server that cannot be had at all ends the cycle. */
  async #pushAll(token: string): Promise<unknown> {
    try {
      await this.#push(token);
      return undefined;
    } catch (error) {
      if (isUnreachable(failureOf(error).kind) || endsCycle.has(failureOf(error).kind)) throw error;
      this.#settle(error);
      return error;
    }
  }

  async #pullAll(token: string): Promise<Checks | undefined> {
    try {
      return await this.#pull(token);
    } catch (error) {
      if (!this.#settle(error)) throw error;
      return await this.#pull(token);
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
      sending: (sending) => this.#set({ sending }),
      recorded: () => {
        behind = true;
        // Following costs as much as is waiting; days of work leave in hundreds of batches.
        if (ports.clock.monotonic() - followedAt > followEveryMs) follow();
      },
      timed: (sentAt, receivedAt, serverTime) => this.#observe(sentAt, receivedAt, serverTime),
      stopped: () => this.#halted(),
    });
    try {
      await pushing;
    } finally {
      if (behind) follow();
    }
  }

  async #pull(token: string): Promise<Checks | undefined> {
    const { store, api, ports, changed, stateChanged } = this.#parts;
    const checks = await pullChanges({
      store,
      api,
      token,
      clock: ports.clock,
      changed,
      progress: (done, total) => this.#set({ progress: { done, total } }),
      timed: (sentAt, receivedAt, serverTime) => this.#observe(sentAt, receivedAt, serverTime),
      stopped: () => this.#halted(),
    });
    store.noteMark(checks !== undefined);
    if (!checks) return undefined;
    setReplicaMeta(store.replica, 'last-synced-at', String(this.now()));
    if (ports.clock.monotonic() < this.#pruneAt) return checks;
    this.#pruneAt = ports.clock.monotonic() + pruneEveryMs;
    // By the server's time, never by a clock that may be years ahead.
    store.prune(this.now());
    stateChanged();
    return checks;
  }

  async #verify(checks: Checks): Promise<void> {
    const { store, ports } = this.#parts;
    const { clock, log } = ports;
    if (await verifyScopes({ store, clock, log, stopped: () => this.#halted() }, checks)) this.#wakeUp();
  }

  async #lease(token: string): Promise<void> {
    const { store, api } = this.#parts;
    const wanted = numbersWanted(store.outbox, this.now());
    if (wanted === 0) return;
    const { from, to } = await api.lease(token, wanted);
    addNumberBlock(store.outbox, from, to);
    this.#parts.stateChanged();
  }

  #observe(sentAt: number, receivedAt: number, serverTime: number): void {
    const { store, ports, changed } = this.#parts;
    const wasMeasured = this.#clock.isMeasured;
    const correction = this.#clock.observe(sentAt, receivedAt, serverTime);
    if (wasMeasured || Math.abs(correction) < wrongClockMs) return;
    // What was written since the start bears the time of a wrong clock, and has not left yet.
    const corrected = shiftUnsent(store.outbox, this.#firstSeq, correction);
    ports.log.warn('the clock of this device is wrong', { byMs: -correction, corrected });
    if (corrected > 0) changed(store.realign());
  }

  #settle(error: unknown): boolean {
    const { store, ports, changed } = this.#parts;
    return settleFailure(error, store, ports.log, changed);
  }

  #fail(error: unknown): void {
    const failure = failureOf(error);
    this.#failures += 1;
    this.#pause = pauseAfter(failure, this.#failures, this.#random(), this.#timing);
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

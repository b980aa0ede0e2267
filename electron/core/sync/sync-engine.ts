import { getMeta, setMeta } from '#db/outbox/meta.ts';
import { AppError, failureOf } from '#domain/contract/failure.ts';
import type { Connection } from '#domain/contract/ipc/sync-views.ts';
import type { EraseOrder } from '#domain/contract/wire/erase.ts';
import type { DeviceMessage } from '#domain/contract/wire/live.ts';
import { errorTrace } from '../error-trace.ts';
import type { Ports } from '../ports.ts';
import type { Presence } from '../presence/presence.ts';
import type { AccountStore } from './account-store.ts';
import { isUnreachable, type Pause, pauseAfter } from './backoff.ts';
import type { ChangedRows } from './changed-rows.ts';
import { LiveChannel } from './live-channel.ts';
import type { ServerApi } from './server-api.ts';
import { SyncCycle } from './sync-cycle.ts';
import type { SyncState } from './sync-state.ts';
import { Timekeeper } from './timekeeper.ts';
import { type SyncTiming, usualTiming } from './timing.ts';

export interface EngineParts {
  readonly store: AccountStore;
  readonly api: ServerApi;
  readonly serverUrl: string;
  readonly ports: Ports;
  readonly changed: (rows: ChangedRows) => void;
  readonly stateChanged: () => void;
  readonly damaged: () => void;
  /** Carries out what the server wants erased here. */
  readonly obey?: (orders: readonly EraseOrder[], token: string) => Promise<void>;
  readonly timing?: SyncTiming;
  /** Told of who is connected and in which case, and when nobody can be known to be. */
  readonly presence?: Pick<Presence, 'opened' | 'ended' | 'heard'>;
  /** Commands that may still be undone: they do not leave. */
  readonly held?: () => ReadonlySet<string>;
}

/**
 * Keeps one account in step with its server: one cycle at a time pushes what waits and pulls what is new. A local command or a poke
 * wakes it; after failures it waits longer and longer, or, where nothing of ours answers, until a cheap probe does. The person and the
 * machine (the network changed, it woke up) cut the waiting short. Never blocks a local command on anything.
 */
export class SyncEngine {
  readonly #parts: EngineParts;
  readonly #time: Timekeeper;
  readonly #cycle: SyncCycle;
  readonly #live: LiveChannel;
  #state: SyncState = { connection: 'connecting', problem: null, progress: null, sending: new Set() };
  readonly #timing: SyncTiming;
  #stopped = false;
  #woken = false;
  #wake: (() => void) | undefined;
  /** Failures in a row; what they make the engine wait for. */
  #failures = 0;
  #pause: Pause | undefined;
  #checking: Promise<void> | undefined;
  #lineIsNew = false;
  #running: Promise<void> | undefined;

  constructor(parts: EngineParts) {
    const { network, clock } = parts.ports;
    this.#parts = parts;
    this.#timing = parts.timing ?? usualTiming;
    this.#time = new Timekeeper(parts);
    this.#cycle = new SyncCycle({
      ...parts,
      time: this.#time,
      set: (next) => this.#set(next),
      exchanged: () => this.#exchanged(),
      halted: () => this.#halted(),
    });
    this.#live = new LiveChannel({
      network,
      clock,
      random: () => this.#random(),
      timing: this.#timing,
      serverUrl: parts.serverUrl,
      poked: () => this.kick(),
      lost: () => this.#check(false),
      opened: () => parts.presence?.opened(),
      ended: () => parts.presence?.ended(),
      presence: ({ whole, cases, people }) => parts.presence?.heard(whole, cases, people),
    });
  }

  /** Says on the live channel what goes on here; lost where there is none. */
  say(message: DeviceMessage): void {
    this.#live.say(message);
  }

  get state(): SyncState {
    return this.#state;
  }

  /** The device's time corrected by the measured offset to the server. */
  now(): number {
    return this.#time.now();
  }

  /** The time for something that is done now: later than that of everything done before. */
  stamp(): number {
    return this.#time.stamp();
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
      try {
        if (this.worksOffline) this.#set({ connection: 'working-offline', problem: null });
        else {
          await this.#turn();
          this.#failures = 0;
        }
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
    this.#time.observe(sentAt, receivedAt, value.serverTime);
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
          const isFull = failureOf(error).kind === 'offline' && this.#parts.api.heardAt() >= startedAt;
          if (this.#halted() || this.#pause || isFull) return;
          this.#fail(error);
          this.#parts.api.drop();
          this.#wake?.();
        },
      )
      .finally(() => {
        this.#checking = undefined;
      });
  }

  async #turn(): Promise<void> {
    const token = getMeta(this.#parts.store.outbox, 'token');
    if (!token) throw new AppError('session-expired', 'This account has to sign in again.');
    if (!this.#time.isMeasured || this.#failures > 0) await this.#arrive();
    if (!this.#halted() && (await this.#cycle.run(token))) this.#wakeUp();
  }

  #exchanged(): void {
    this.#set({ connection: 'online', problem: null, progress: null });
    this.#live.open(getMeta(this.#parts.store.outbox, 'token') ?? '');
  }

  #halted(): boolean {
    return this.#stopped || this.worksOffline;
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
        error: error instanceof AppError ? '' : errorTrace(error),
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

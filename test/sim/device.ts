import { type CommandPathParts, runCommand } from '#core/commands/command-path.ts';
import type { Ports } from '#core/ports.ts';
import { AccountStore } from '#core/sync/account-store.ts';
import type { ServerApi } from '#core/sync/server-api.ts';
import { SyncEngine } from '#core/sync/sync-engine.ts';
import type { OutboxWriter, ReplicaWriter } from '#db/connection/handle.ts';
import { cancelCommands, dismissCommand, refusedCommands, waitingCommands } from '#db/outbox/commands.ts';
import { getMeta, setMeta } from '#db/outbox/meta.ts';
import type { Saved } from '#domain/contract/ipc/run-command.ts';
import type { AgentId } from '#domain/model/ids.ts';
import { uuidV7 } from '#domain/model/uuid.ts';
import type { Actor } from '#domain/rules/rights.ts';
import { actorOf } from './actor-of.ts';
import { CrashPoint, killable } from './crash-point.ts';
import type { DeviceFiles, FileCopy, OpenFiles } from './device-files.ts';
import type { VirtualClock } from './virtual-clock.ts';

export interface DeviceParts {
  readonly name: string;
  /** Whose it is, as known when the account was made. */
  readonly account: Actor;
  readonly files: DeviceFiles;
  readonly clock: VirtualClock;
  readonly countedId: () => Uint8Array;
  /** The network of one run of the program; its promises never end when the run is over. */
  readonly connect: (alive: () => boolean) => { readonly api: ServerApi; readonly network: Ports['network'] };
  /** Something was logged that says of a defect, unless the program was just killed. */
  readonly failed: (message: string) => void;
  /** It found out that what it holds of a scope is not what the server says. */
  readonly drifted: (figures: string) => void;
}

/** One run of the program on a device, from its start to its end or kill. */
interface Run {
  readonly files: OpenFiles;
  readonly point: CrashPoint;
  readonly store: AccountStore;
  readonly engine: SyncEngine;
}

const silent = () => undefined;

/** A device: its files, and the program when it runs, which is the product's own from the command to the request. */
export class Device {
  readonly name: string;
  readonly #parts: DeviceParts;
  #run: Run | undefined;
  /** How far the device's clock is wrong. */
  skewMs = 0;

  constructor(parts: DeviceParts) {
    this.name = parts.name;
    this.#parts = parts;
  }

  get agentId(): AgentId {
    return this.#parts.account.id;
  }

  get running(): boolean {
    return this.#run !== undefined && !this.#run.point.dead;
  }

  get store(): AccountStore {
    return this.#running().store;
  }

  get engine(): SyncEngine {
    return this.#running().engine;
  }

  /** The files past the program, for those who look on. */
  get peek(): OpenFiles {
    return this.#running().files;
  }

  /** Who acts, as the program takes it from the replica. */
  get actor(): Actor {
    return actorOf(this.peek.replica, this.#parts.account);
  }

  get outbox(): OutboxWriter {
    return this.store.outbox;
  }

  get replica(): ReplicaWriter {
    return this.store.replica;
  }

  /** As the product opens an account. `killedAfter` so many statements it ends again, perhaps before it has begun. */
  start(killedAfter = Number.POSITIVE_INFINITY): void {
    if (this.running) return;
    const { files, clock, account } = this.#parts;
    if (this.#run) files.close();
    this.#run = undefined;
    const opened = files.open();
    let engine: SyncEngine | undefined;
    const point = new CrashPoint(() => {
      files.killed();
      // Its loop ends; whatever else it still does finds no file open.
      engine?.stop().catch(silent);
    });
    point.arm(killedAfter);
    const outbox = killable(opened.outbox, point);
    const replica = killable(opened.replica, point);
    const store = new AccountStore(outbox, replica, (reader) => actorOf(reader, account));
    store.realign();
    store.prune(clock.now + this.skewMs);
    const { api, network } = this.#parts.connect(() => !point.dead);
    engine = new SyncEngine({
      store,
      api,
      serverUrl: 'http://server.invalid',
      ports: this.#ports(point, network),
      changed: silent,
      stateChanged: silent,
      damaged: () => this.#parts.failed('a file is said to be damaged'),
    });
    this.#run = { files: opened, point, store, engine };
    engine.start();
    // Killed while it began: nobody else hears of that.
    if (point.dead) engine.stop().catch(silent);
  }

  /** An orderly end: what was under way ends with it. */
  async stop(): Promise<void> {
    if (!this.#run) return;
    this.#run.point.kill();
    this.#parts.files.close();
    this.#run = undefined;
  }

  kill(after: number): void {
    const { point } = this.#running();
    if (after === 0) point.kill();
    else point.arm(after);
  }

  run(name: string, input: unknown): Saved {
    const { store, engine, point } = this.#running();
    const parts: CommandPathParts = {
      outbox: store.outbox,
      replica: store.replica,
      overlay: store.overlay,
      actor: () => store.actor,
      newId: () => this.newId(),
      now: () => engine.now(),
      deviceCode: () => (getMeta(store.outbox, 'device-id') ?? 'NEW').replaceAll('-', '').slice(-4).toUpperCase(),
      log: this.#log(point),
      changed: silent,
      fellBehind: silent,
    };
    const saved = runCommand(parts, name, input);
    engine.kick();
    return saved;
  }

  /** The person wants to sync now. */
  hurry(): void {
    this.engine.hurry();
  }

  /** Takes back the nth waiting command that has not left; it is told first, for the program may be killed over it. */
  cancel(n: number, chosen: (uid: string) => void): void {
    const waiting = waitingCommands(this.outbox).filter(({ mid }) => mid === null);
    const one = waiting[waiting.length === 0 ? 0 : n % waiting.length];
    if (!one) return;
    chosen(one.envelope.uid);
    cancelCommands(this.outbox, [one.envelope.uid]);
    this.store.follow();
  }

  /** Puts the nth refused command aside; told first as well. */
  dismiss(n: number, chosen: (uid: string) => void): void {
    const refused = refusedCommands(this.outbox);
    const one = refused[refused.length === 0 ? 0 : n % refused.length];
    if (!one) return;
    chosen(one.envelope.uid);
    dismissCommand(this.outbox, one.envelope.uid);
  }

  /** What the product keeps of a sign-in. */
  keepCredentials(answer: { readonly token: string; readonly deviceId: string; readonly epoch: number }): void {
    setMeta(this.outbox, 'device-id', answer.deviceId);
    setMeta(this.outbox, 'token', answer.token);
    if (getMeta(this.outbox, 'epoch') === undefined) setMeta(this.outbox, 'epoch', String(answer.epoch));
  }

  copy(): FileCopy {
    return this.#parts.files.copy();
  }

  putBack(copy: FileCopy, which: 'both' | 'replica'): void {
    this.#parts.files.putBack(copy, which);
  }

  loseReplica(): void {
    this.#parts.files.loseReplica();
  }

  discard(): void {
    this.#parts.files.discard();
  }

  newId(): string {
    return uuidV7(this.#parts.clock.now + this.skewMs, this.#parts.countedId());
  }

  #running(): Run {
    if (!this.#run) throw new Error(`${this.name} is not running`);
    return this.#run;
  }

  #ports(point: CrashPoint, network: Ports['network']): Ports {
    const { clock, countedId } = this.#parts;
    return {
      clock: {
        now: () => clock.now + this.skewMs,
        monotonic: () => clock.now,
        after: (ms, run) =>
          clock.after(ms, () => {
            if (!point.dead) run();
          }),
      },
      random: () => countedId().slice(8),
      vault: { key: async () => new Uint8Array(32) },
      network,
      log: this.#log(point),
    };
  }

  #log(point: CrashPoint): Ports['log'] {
    const error = (message: string, fields?: Readonly<Record<string, unknown>>) => {
      const { kind, error: text } = fields ?? {};
      const isExpected = message === 'sync failed' && text === '' && kind !== 'bad-request' && kind !== 'damaged';
      if (!point.dead && !isExpected) this.#parts.failed(`${message} ${JSON.stringify(fields)}`);
    };
    const warn = (message: string, fields?: Readonly<Record<string, unknown>>) => {
      if (!point.dead && message.startsWith('a scope differs')) this.#parts.drifted(JSON.stringify(fields));
    };
    return { info: silent, warn, error };
  }
}

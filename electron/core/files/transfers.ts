import type { ReplicaReader } from '#db/connection/handle.ts';
import {
  fileFailed,
  filesToMove,
  findFile,
  forgetFile,
  type KeptFile,
  noteTrouble,
  queueUp,
} from '#db/outbox/files.ts';
import { attachmentsWith, awaitedContent } from '#db/queries/attachments.ts';
import { AppError, type Failure, failureOf } from '#domain/contract/failure.ts';
import { errorTrace } from '../error-trace.ts';
import type { Ports } from '../ports.ts';
import { backoffMs } from '../sync/backoff.ts';
import type { SyncTiming } from '../sync/timing.ts';
import { HeldBack } from './held-back.ts';
import { Mover, type MoverParts } from './mover.ts';
import type { Shelf } from './shelf.ts';

export interface TransferParts extends Pick<MoverParts, 'outbox' | 'vault' | 'server' | 'changed'> {
  readonly replica: ReplicaReader;
  readonly shelf: Shelf;
  readonly ports: Pick<Ports, 'clock' | 'random' | 'log'>;
  readonly timing: SyncTiming;
  /** Whether the server can be spoken to now. */
  readonly isOnline: () => boolean;
  /** The person has switched the connection off. */
  readonly worksOffline: () => boolean;
  readonly now: () => number;
}

/** What only the person can do something about. */
const final: ReadonlySet<Failure['kind']> = new Set([
  'too-large',
  'blocked-type',
  'empty-file',
  'damaged',
  'forbidden',
]);
/** What is the matter with one file, or with where it is kept; other files may go on. */
const ofTheFile: ReadonlySet<Failure['kind']> = new Set([
  ...final,
  'not-found',
  'server-full',
  'bytes-differ',
  'bytes-missing',
  'bad-request',
  'disk-full',
  'internal',
]);

/**
 * Moves the content of files, one at a time: what was made here up, what is wished for down. Whatever cuts it off, it goes on from there:
 * what is to be done stands in the outbox, how far it is on the server or on the disk.
 */
export class Transfers {
  readonly #parts: TransferParts;
  readonly #mover: Mover;
  readonly #heldBack = new HeldBack();
  /** The revision of a record that lacked its content when the server was found to have it. */
  readonly #heldAt = new Map<string, number>();
  /** In a row, without a byte moved in between. */
  #failures = 0;
  #stopped = false;
  #woken = false;
  #wake: (() => void) | undefined;
  #running: Promise<void> | undefined;

  constructor(parts: TransferParts) {
    this.#parts = parts;
    const { shelf } = parts;
    this.#mover = new Mover({
      ...parts,
      makeRoom: (sha256, size) => shelf.exclusively(() => shelf.makeRoom(sha256, size)),
      isHalted: parts.worksOffline,
      advanced: () => {
        this.#failures = 0;
      },
    });
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** The requests under way must have been ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.kick();
    await this.#running;
  }

  /** There may be something to move. */
  kick(): void {
    this.#woken = true;
    this.#wake?.();
    this.#wake = undefined;
  }

  /** The person wants this one tried now. */
  retry(sha256: string): void {
    this.#heldBack.release(sha256);
    this.kick();
  }

  received(sha256: string): number {
    return this.#mover.received(sha256);
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#woken = false;
      const pause = await this.#round().catch((error: unknown) => {
        this.#parts.ports.log.error('files could not be moved', { error: errorTrace(error) });
        return this.#pause(++this.#failures);
      });
      if (!this.#stopped && !this.#woken) await this.#sleep(pause);
    }
  }

  /** Moves one file, and says how long to wait for the next: undefined until somebody says so. */
  async #round(): Promise<number | undefined> {
    const { isOnline, shelf, now, ports } = this.#parts;
    if (!isOnline()) return undefined;
    this.#queueLost();
    const movable = filesToMove(this.#parts.outbox).filter((file) => this.#isKnown(file));
    const clock = ports.clock.monotonic();
    const file = movable.find(({ sha256 }) => this.#heldBack.until(sha256) <= clock);
    if (!file) {
      if (shelf.wishAhead(now())) return 0;
      await shelf.exclusively(() => shelf.tidy(now()));
      const untils = movable.map(({ sha256 }) => this.#heldBack.until(sha256));
      return untils.length === 0 ? undefined : Math.min(...untils) - clock;
    }
    try {
      await this.#mover.move(file);
      this.#rememberHeld(file.sha256);
      this.#failures = 0;
      this.#heldBack.release(file.sha256);
      await shelf.exclusively(() => shelf.makeRoom(file.sha256));
      return 0;
    } catch (error) {
      if (this.#stopped) return undefined;
      const failure = failureOf(error);
      if (!ofTheFile.has(failure.kind)) return this.#pause(++this.#failures);
      await this.#settle(file, failure, error);
      return 0;
    } finally {
      this.#parts.changed(file.sha256);
    }
  }

  /** Content the server has lost is sent again by whoever still has it. */
  #queueLost(): void {
    const { outbox, replica } = this.#parts;
    for (const { sha256, rev } of awaitedContent(replica)) {
      if ((this.#heldAt.get(sha256) ?? -1) >= rev) continue;
      const file = findFile(outbox, sha256);
      if (file?.here && file.state === 'ready') queueUp(outbox, sha256);
    }
  }

  #rememberHeld(sha256: string): void {
    const awaited = awaitedContent(this.#parts.replica).find((one) => one.sha256 === sha256);
    if (awaited) this.#heldAt.set(sha256, awaited.rev);
  }

  /** The server can only take content of records it has, and give what it has. */
  #isKnown({ sha256, here }: KeptFile): boolean {
    const records = attachmentsWith(this.#parts.replica, sha256);
    return records.some(({ unsent, state }) => unsent === 0 && (here || state === 'ready'));
  }

  async #settle({ sha256, here }: KeptFile, failure: Failure, error: unknown): Promise<void> {
    const { outbox, vault, ports } = this.#parts;
    ports.log.warn('a file could not be moved', { kind: failure.kind, up: here });
    if (!(error instanceof AppError)) ports.log.error('moving a file failed by a defect', { error: errorTrace(error) });
    // It is not for us any more.
    if (!here && failure.kind === 'not-found') {
      forgetFile(outbox, sha256);
      await vault.remove(sha256);
      return;
    }
    if (final.has(failure.kind)) return fileFailed(outbox, sha256, failure);
    if (here && failure.kind === 'bytes-differ') {
      queueUp(outbox, sha256);
      const isWhole = await vault.verify(sha256).catch(() => false);
      if (!isWhole)
        return fileFailed(outbox, sha256, { kind: 'damaged', message: 'A file on this device is damaged.' });
    }
    if (failure.kind !== 'not-found') noteTrouble(outbox, sha256, failure);
    // The record will say so when there is something to fetch.
    const times = failure.kind === 'bytes-missing' ? 1 : this.#heldBack.times(sha256) + 1;
    this.#heldBack.hold(sha256, ports.clock.monotonic() + this.#pause(times), times);
  }

  #pause(failures: number): number {
    const { ports, timing } = this.#parts;
    const [a = 0, b = 0] = ports.random(2);
    return backoffMs(failures, (a * 256 + b) / 65_536, timing.longestPauseMs);
  }

  #sleep(ms: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const cancel = ms === undefined ? () => undefined : this.#parts.ports.clock.after(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}

import type { OutboxWriter, ReplicaReader } from '#db/connection/handle.ts';
import {
  fileFailed,
  fileIsReady,
  filesToMove,
  findFile,
  forgetFile,
  type KeptFile,
  noteTrouble,
  noteUpload,
  queueUp,
} from '#db/outbox/files.ts';
import { attachmentsWith, awaitedContent } from '#db/queries/attachments.ts';
import { AppError, type Failure, failureOf } from '#domain/contract/failure.ts';
import type { Ports } from '../ports.ts';
import { backoffMs } from '../sync/backoff.ts';
import type { SyncTiming } from '../sync/timing.ts';
import { downloadFile } from './download-file.ts';
import type { FileServer } from './file-server.ts';
import type { FileVault } from './file-vault.ts';
import type { Shelf } from './shelf.ts';
import { uploadFile } from './upload-file.ts';

export interface TransferParts {
  readonly outbox: OutboxWriter;
  readonly replica: ReplicaReader;
  readonly vault: FileVault;
  readonly shelf: Shelf;
  readonly server: FileServer;
  readonly ports: Pick<Ports, 'clock' | 'random' | 'log'>;
  readonly timing: SyncTiming;
  /** Whether the server can be spoken to now. */
  readonly isOnline: () => boolean;
  readonly now: () => number;
  /** Something about this content is not as it was. */
  readonly changed: (sha256: string) => void;
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
  /** Bytes received of the file under way; what was sent stands in the outbox. */
  #received: { readonly sha256: string; readonly bytes: number } | undefined;
  /** Files that are left alone until then, and how often in a row they could not be moved. */
  readonly #heldBack = new Map<string, { readonly until: number; readonly times: number }>();
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
    this.#heldBack.delete(sha256);
    this.kick();
  }

  received(sha256: string): number {
    return this.#received?.sha256 === sha256 ? this.#received.bytes : 0;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#woken = false;
      const pause = await this.#round().catch((error: unknown) => {
        this.#parts.ports.log.error('files could not be moved', { error: String(error) });
        return this.#pause(++this.#failures);
      });
      if (!this.#stopped && !this.#woken) await this.#sleep(pause);
    }
  }

  /** Moves one file, and says how long to wait for the next: undefined until somebody says so. */
  async #round(): Promise<number | undefined> {
    const { isOnline, shelf, now } = this.#parts;
    if (!isOnline()) return undefined;
    this.#sendAgain();
    const job = this.#next();
    if (!job) {
      await shelf.exclusively(() => shelf.tidy(now()));
      return this.#soonest();
    }
    try {
      await (job.state === 'queued-down' ? this.#fetch(job) : this.#send(job));
      this.#failures = 0;
      this.#heldBack.delete(job.sha256);
      await shelf.exclusively(() => shelf.makeRoom(job.sha256));
    } catch (error) {
      if (this.#stopped) return undefined;
      const failure = failureOf(error);
      if (!ofTheFile.has(failure.kind)) return this.#pause(++this.#failures);
      await this.#settle(job, failure, error);
    } finally {
      this.#received = undefined;
      this.#parts.changed(job.sha256);
    }
    return 0;
  }

  /** Content the server has lost is sent again by whoever still has it. */
  #sendAgain(): void {
    const { outbox, replica } = this.#parts;
    for (const { sha256, rev } of awaitedContent(replica)) {
      if ((this.#heldAt.get(sha256) ?? -1) >= rev) continue;
      const file = findFile(outbox, sha256);
      if (file?.here && file.state === 'ready') queueUp(outbox, sha256);
    }
  }

  #next(): KeptFile | undefined {
    const { outbox, ports } = this.#parts;
    const now = ports.clock.monotonic();
    return filesToMove(outbox).find(
      (file) => (this.#heldBack.get(file.sha256)?.until ?? 0) <= now && this.#isKnown(file),
    );
  }

  /** The server can only take content of records it has, and give what it has. */
  #isKnown({ sha256, here }: KeptFile): boolean {
    const records = attachmentsWith(this.#parts.replica, sha256);
    return records.some(({ unsent, state }) => unsent === 0 && (here || state === 'ready'));
  }

  #soonest(): number | undefined {
    const untils = [...this.#heldBack.values()].map(({ until }) => until);
    if (untils.length === 0) return undefined;
    return Math.max(50, Math.min(...untils) - this.#parts.ports.clock.monotonic());
  }

  async #send({ sha256, size, uploadPath }: KeptFile): Promise<void> {
    const { outbox, vault, server } = this.#parts;
    const offered = await server.offer(sha256);
    if (offered === 'unknown') throw new AppError('not-found', 'The server does not know of this file yet.');
    if (offered === 'wanted') {
      const content = await vault.read(sha256).catch(asDamage);
      try {
        if (content.size !== size) throw new AppError('damaged', 'A file on this device is damaged.');
        await uploadFile({
          server,
          sha256,
          content,
          uploadPath,
          progress: (path, sent) => {
            noteUpload(outbox, sha256, path, sent);
            this.#failures = 0;
            this.#parts.changed(sha256);
          },
        });
      } finally {
        await content.close();
      }
      if ((await server.offer(sha256)) !== 'held') {
        queueUp(outbox, sha256);
        throw new AppError('internal', 'The server took all of a file and does not have it.');
      }
    }
    this.#rememberHeld(sha256);
    fileIsReady(outbox, sha256);
  }

  async #fetch({ sha256, size }: KeptFile): Promise<void> {
    const { outbox, vault, server, shelf } = this.#parts;
    await shelf.exclusively(() => shelf.makeRoom(sha256, size));
    let told = 0;
    await downloadFile({
      server,
      vault,
      sha256,
      size,
      progress: (bytes) => {
        this.#received = { sha256, bytes };
        this.#failures = 0;
        if (bytes - told < size / 20) return;
        told = bytes;
        this.#parts.changed(sha256);
      },
    });
    this.#rememberHeld(sha256);
    fileIsReady(outbox, sha256);
  }

  #rememberHeld(sha256: string): void {
    const awaited = awaitedContent(this.#parts.replica).find((one) => one.sha256 === sha256);
    if (awaited) this.#heldAt.set(sha256, awaited.rev);
  }

  async #settle(job: KeptFile, failure: Failure, error: unknown): Promise<void> {
    const { outbox, vault, ports } = this.#parts;
    const { sha256 } = job;
    ports.log.warn('a file could not be moved', { kind: failure.kind, up: job.here });
    if (failure.kind === 'internal' && !(error instanceof AppError))
      ports.log.error('moving a file failed by a defect', { error: String(error) });
    // It is not for us any more.
    if (!job.here && failure.kind === 'not-found') {
      forgetFile(outbox, sha256);
      await vault.remove(sha256);
      return;
    }
    if (final.has(failure.kind)) return fileFailed(outbox, sha256, failure);
    if (job.here && failure.kind === 'bytes-differ') {
      queueUp(outbox, sha256);
      const isWhole = await vault.verify(sha256).catch(() => false);
      if (!isWhole)
        return fileFailed(outbox, sha256, { kind: 'damaged', message: 'A file on this device is damaged.' });
    }
    if (failure.kind !== 'not-found') noteTrouble(outbox, sha256, failure);
    // The record will say so when there is something to fetch.
    const times = failure.kind === 'bytes-missing' ? 1 : (this.#heldBack.get(sha256)?.times ?? 0) + 1;
    this.#heldBack.set(sha256, { times, until: ports.clock.monotonic() + this.#pause(times) });
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

function asDamage(cause: unknown): never {
  if (cause instanceof AppError) throw cause;
  throw new AppError('damaged', 'A file on this device is missing.', undefined, cause);
}

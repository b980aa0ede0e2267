import { createHash } from 'node:crypto';
import type { OutboxWriter, ReplicaReader } from '#db/connection/handle.ts';
import {
  commandNames,
  filesToMove,
  fileUsed,
  findFile,
  forgetFile,
  type KeptFile,
  keepFile,
  queueUp,
  wishForFile,
} from '#db/outbox/files.ts';
import { attachmentsOf, attachmentsWith, findAttachment, type StoredAttachment } from '#db/queries/attachments.ts';
import { mayRemoveFile } from '#domain/commands/remove-attachment.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { AttachmentPlace, AttachmentView, FilePiece } from '#domain/contract/ipc/attachment-views.ts';
import type { Saved } from '#domain/contract/ipc/run-command.ts';
import type { FileOwner } from '#domain/model/file-owner.ts';
import type { AttachmentId } from '#domain/model/ids.ts';
import { fileProblem } from '#domain/rules/file-limits.ts';
import { cleanFileName } from '#domain/rules/file-name.ts';
import { cleanMediaType } from '#domain/rules/media-type.ts';
import type { Actor } from '#domain/rules/rights.ts';
import { errorTrace } from '../error-trace.ts';
import type { Ports } from '../ports.ts';
import { ChangedRows } from '../sync/changed-rows.ts';
import type { SyncTiming } from '../sync/timing.ts';
import { FileServer } from './file-server.ts';
import { FileVault } from './file-vault.ts';
import { type Announced, Incoming } from './incoming.ts';
import { Shelf } from './shelf.ts';
import { Transfers } from './transfers.ts';

/** A window gets a file's content in pieces of at most this many bytes. */
export const pieceBytes = 256 * 1024;

export interface AttachmentParts {
  readonly folder: string;
  readonly profileKey: Uint8Array;
  readonly outbox: OutboxWriter;
  readonly replica: ReplicaReader;
  readonly serverUrl: string;
  readonly token: () => string;
  readonly ports: Ports;
  readonly timing: SyncTiming;
  readonly newId: () => string;
  /** Whether the server can be spoken to now. */
  readonly isOnline: () => boolean;
  /** The person has switched the connection off. */
  readonly worksOffline: () => boolean;
  /** The device's time corrected by the measured offset to the server. */
  readonly now: () => number;
  /** What the workspace allows one file to hold. */
  readonly mostBytes: () => number;
  readonly quota: () => number;
  /** Who looks at the files. */
  readonly actor: () => Actor;
  readonly run: (name: string, input: unknown) => Saved;
  readonly changed: (rows: ChangedRows) => void;
}

/** The files an account holds: taken in from windows, kept sealed, moved to and from the server, given out again. */
export class Attachments {
  readonly #parts: AttachmentParts;
  readonly #vault: FileVault;
  readonly #shelf: Shelf;
  readonly #incoming: Incoming;
  readonly #transfers: Transfers;
  readonly #stop = new AbortController();
  #started: Promise<void> | undefined;

  constructor(parts: AttachmentParts) {
    this.#parts = parts;
    const { outbox, replica, ports, timing, now, isOnline, worksOffline, quota } = parts;
    const changed = (sha256: string) => this.#changed(sha256);
    this.#vault = new FileVault(parts.folder, parts.profileKey, ports.random);
    this.#shelf = new Shelf({ outbox, replica, vault: this.#vault, quota, changed });
    this.#incoming = new Incoming(this.#vault, () => ports.clock.monotonic());
    const server = new FileServer({
      serverUrl: parts.serverUrl,
      network: ports.network,
      clock: ports.clock,
      timing,
      token: parts.token,
      stop: this.#stop.signal,
    });
    const vault = this.#vault;
    this.#transfers = new Transfers({
      ...{ outbox, replica, vault, server, ports, timing, isOnline, worksOffline, now, changed },
      shelf: this.#shelf,
    });
  }

  start(): void {
    this.#started ??= this.#shelf
      .reconcile(this.#parts.now())
      .catch((error: unknown) =>
        this.#parts.ports.log.error('the files could not be looked through', { error: errorTrace(error) }),
      )
      .then(() => {
        if (!this.#stop.signal.aborted) this.#transfers.start();
      });
  }

  /** Rows or the connection are not as they were. */
  kick(): void {
    this.#transfers.kick();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#started;
    await this.#transfers.stop();
    await this.#incoming.close();
  }

  /** Where the content lies. */
  get vault(): FileVault {
    return this.#vault;
  }

  /** Content on its way to the server. */
  get unsent(): number {
    const { outbox, replica } = this.#parts;
    const waiting = filesToMove(outbox).filter(({ here }) => here);
    // What was removed meanwhile is nobody's any more.
    return waiting.filter(({ sha256 }) => attachmentsWith(replica, sha256).length > 0 || commandNames(outbox, sha256))
      .length;
  }

  /** Lets go of content that was ordered to be erased, unless a record or a command still speaks of it. */
  async forget(hashes: readonly string[]): Promise<void> {
    await this.#shelf.forget(hashes);
  }

  list(owner: FileOwner): AttachmentView[] {
    const actor = this.#parts.actor();
    return attachmentsOf(this.#parts.replica, owner).map((stored) => this.#viewOf(stored, actor));
  }

  find(id: AttachmentId): AttachmentView | null {
    const stored = findAttachment(this.#parts.replica, id);
    return stored ? this.#viewOf(stored, this.#parts.actor()) : null;
  }

  async begin(announced: Announced): Promise<{ readonly fileId: string }> {
    const name = cleanFileName(announced.name);
    const mediaType = cleanMediaType(announced.mediaType);
    const problem = fileProblem({ name, mediaType, size: announced.size }, this.#parts.mostBytes());
    if (problem) throw new AppError(problem.kind, problem.message, problem.details);
    const fileId = this.#parts.newId();
    await this.#incoming.begin(fileId, { ...announced, name, mediaType });
    return { fileId };
  }

  async append(fileId: string, offset: number, data: string): Promise<{ readonly received: number }> {
    return { received: await this.#incoming.append(fileId, offset, Buffer.from(data, 'base64')) };
  }

  /** The content is durable before the command is: what is said to be there can be sent, whatever happens. */
  async finish(fileId: string, entryId: string | null): Promise<Saved> {
    const { outbox, run, now } = this.#parts;
    return await this.#shelf.exclusively(async () => {
      const { sha256, owner, name, mediaType, size } = await this.#incoming.finish(fileId);
      const before = findFile(outbox, sha256);
      keepFile(outbox, sha256, size, now());
      try {
        const saved = run('attachment.add', { ...owner, entryId, sha256, name, mediaType, size });
        this.#transfers.kick();
        return saved;
      } catch (error) {
        if (!before) {
          forgetFile(outbox, sha256);
          await this.#vault.remove(sha256);
        }
        throw error;
      }
    });
  }

  /** Content that was not handed over by a window: durable before `use` runs the command that speaks of it. */
  async keep(contents: readonly Buffer[], use: () => void): Promise<void> {
    const { outbox, newId, now } = this.#parts;
    await this.#shelf.exclusively(async () => {
      for (const content of contents) {
        const sha256 = createHash('sha256').update(content).digest('hex');
        if (!this.#vault.has(sha256)) await this.#write(newId(), sha256, content);
        keepFile(outbox, sha256, content.length, now());
      }
      use();
      this.#transfers.kick();
    });
  }

  async #write(id: string, sha256: string, content: Buffer): Promise<void> {
    const writer = await this.#vault.begin(id);
    try {
      await writer.append(content);
      await writer.finish();
      await this.#vault.adopt(id, sha256);
    } catch (error) {
      await writer.close().catch(() => undefined);
      await this.#vault.abandon(id);
      throw error;
    }
  }

  async abandon(fileId: string): Promise<void> {
    await this.#incoming.abandon(fileId);
  }

  /** Sees to it that the content comes to this device, as soon as the server has it; or tries once more to send what could not be sent. */
  fetch(id: AttachmentId): void {
    const { outbox, now } = this.#parts;
    const { sha256, size } = this.#required(id);
    const file = findFile(outbox, sha256);
    if (file?.here) {
      if (file.state === 'failed') queueUp(outbox, sha256);
    } else wishForFile(outbox, sha256, size, now());
    this.#changed(sha256);
    this.#transfers.retry(sha256);
  }

  /** A piece of the content from `offset` on. Throws `not-here`, or `damaged` after seeing to it that it is fetched again. */
  async read(id: AttachmentId, offset: number): Promise<FilePiece> {
    const { outbox, now } = this.#parts;
    const { sha256, size } = this.#required(id);
    if (!findFile(outbox, sha256)?.here)
      throw new AppError('not-here', 'The content of this file is not on this device.');
    try {
      const content = await this.#vault.read(sha256);
      try {
        if (content.size !== size) throw new AppError('damaged', 'A file on this device is damaged.');
        const data = await content.read(offset, offset + pieceBytes);
        if (offset === 0) fileUsed(outbox, sha256, now());
        return { data: data.toString('base64'), size };
      } finally {
        await content.close();
      }
    } catch (cause) {
      // A disk that cannot be read for a moment is no reason to give up a copy that may be sound.
      if (!isBroken(cause)) throw cause;
      if (await this.#shelf.exclusively(() => this.#shelf.drop(sha256))) this.fetch(id);
      if (cause instanceof AppError) throw cause;
      throw new AppError('damaged', 'A file on this device cannot be read.', undefined, cause);
    }
  }

  #required(id: AttachmentId): StoredAttachment {
    const stored = findAttachment(this.#parts.replica, id);
    if (!stored) throw new AppError('not-here', 'This file is not held on this device.');
    return stored;
  }

  #viewOf(stored: StoredAttachment, actor: Actor): AttachmentView {
    const { id, entryId, name, mediaType, size, createdByName, createdAt, sha256, state } = stored;
    const file = findFile(this.#parts.outbox, sha256);
    return {
      ...{ id, entryId, name, mediaType, size, createdByName, createdAt },
      place: placeOf(state, file),
      here: file?.here ?? false,
      moved: file?.here ? file.sent : this.#transfers.received(sha256),
      failure: file?.failure ?? null,
      mayRemove: mayRemoveFile({ ...stored, removedAt: null }, actor),
    };
  }

  #changed(sha256: string): void {
    const rows = new ChangedRows();
    for (const { id } of attachmentsWith(this.#parts.replica, sha256)) rows.add('attachment', id);
    this.#parts.changed(rows);
  }
}

function placeOf(state: StoredAttachment['state'], file: KeptFile | undefined): AttachmentPlace {
  switch (file?.state) {
    case undefined:
      return state === 'ready' ? 'on-server' : 'elsewhere';
    case 'queued-up':
      return 'waiting';
    case 'up':
      return 'sending';
    case 'ready':
      return 'here';
    case 'queued-down':
      return state === 'ready' ? 'fetching' : 'elsewhere';
    case 'failed':
      return 'failed';
  }
}

/** The copy itself is unusable or gone, whatever the disk does next. */
function isBroken(cause: unknown): boolean {
  return cause instanceof AppError ? cause.kind === 'damaged' : (cause as NodeJS.ErrnoException).code === 'ENOENT';
}

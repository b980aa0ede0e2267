import type { OutboxWriter, ReplicaReader } from '#db/connection/handle.ts';
import { fileIsReady, findFile, type KeptFile, noteUpload, queueUp } from '#db/outbox/files.ts';
import { awaitedContent } from '#db/queries/attachments.ts';
import { AppError } from '#domain/contract/failure.ts';
import { downloadFile } from './download-file.ts';
import type { FileServer } from './file-server.ts';
import type { FileVault } from './file-vault.ts';
import type { Shelf } from './shelf.ts';
import { uploadFile } from './upload-file.ts';

export interface MoverParts {
  readonly outbox: OutboxWriter;
  readonly replica: ReplicaReader;
  readonly vault: FileVault;
  readonly shelf: Shelf;
  readonly server: FileServer;
  /** The person has switched the connection off. */
  readonly worksOffline: () => boolean;
  /** Something about this content is not as it was. */
  readonly changed: (sha256: string) => void;
  /** Some of it has arrived: the line is good. */
  readonly advanced: () => void;
}

/** Moves one file's content up or down, and notes how far it is. */
export class Mover {
  readonly #parts: MoverParts;
  /** Bytes received of the file under way; what was sent stands in the outbox. */
  #received: { readonly sha256: string; readonly bytes: number } | undefined;
  /** The revision of a record that lacked its content when the server was found to have it. */
  readonly #heldAt = new Map<string, number>();

  constructor(parts: MoverParts) {
    this.#parts = parts;
  }

  received(sha256: string): number {
    return this.#received?.sha256 === sha256 ? this.#received.bytes : 0;
  }

  /** Content the server has lost is queued to be sent again by whoever still has it. */
  queueLost(): void {
    const { outbox, replica } = this.#parts;
    for (const { sha256, rev } of awaitedContent(replica)) {
      if ((this.#heldAt.get(sha256) ?? -1) >= rev) continue;
      const file = findFile(outbox, sha256);
      if (file?.here && file.state === 'ready') queueUp(outbox, sha256);
    }
  }

  async move(file: KeptFile): Promise<void> {
    try {
      await (file.state === 'queued-down' ? this.#fetch(file) : this.#send(file));
      this.#rememberHeld(file.sha256);
      fileIsReady(this.#parts.outbox, file.sha256);
    } finally {
      this.#received = undefined;
    }
  }

  async #send(file: KeptFile): Promise<void> {
    const { outbox, server } = this.#parts;
    const offered = await server.offer(file.sha256);
    if (offered === 'unknown') throw new AppError('not-found', 'The server does not know of this file yet.');
    if (offered === 'held') return;
    await this.#upload(file);
    if ((await server.offer(file.sha256)) === 'held') return;
    queueUp(outbox, file.sha256);
    throw new AppError('internal', 'The server took all of a file and does not have it.');
  }

  async #upload({ sha256, size, uploadPath }: KeptFile): Promise<void> {
    const { outbox, vault, server } = this.#parts;
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
          this.#parts.advanced();
          this.#parts.changed(sha256);
          this.#goOn();
        },
      });
    } finally {
      await content.close();
    }
  }

  async #fetch({ sha256, size }: KeptFile): Promise<void> {
    const { vault, server, shelf } = this.#parts;
    await shelf.exclusively(() => shelf.makeRoom(sha256, size));
    let told = 0;
    await downloadFile({
      server,
      vault,
      sha256,
      size,
      progress: (bytes) => {
        this.#received = { sha256, bytes };
        this.#parts.advanced();
        this.#goOn();
        if (bytes - told < size / 20) return;
        told = bytes;
        this.#parts.changed(sha256);
      },
    });
  }

  #goOn(): void {
    if (this.#parts.worksOffline()) throw new AppError('working-offline', 'The connection was switched off.');
  }

  #rememberHeld(sha256: string): void {
    const awaited = awaitedContent(this.#parts.replica).find((one) => one.sha256 === sha256);
    if (awaited) this.#heldAt.set(sha256, awaited.rev);
  }
}

function asDamage(cause: unknown): never {
  if (cause instanceof AppError) throw cause;
  throw new AppError('damaged', 'A file on this device is missing.', undefined, cause);
}

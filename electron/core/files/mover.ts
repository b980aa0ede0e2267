import type { OutboxWriter } from '#db/connection/handle.ts';
import { fileIsReady, type KeptFile, noteUpload, queueUp } from '#db/outbox/files.ts';
import { AppError } from '#domain/contract/failure.ts';
import { downloadFile } from './download-file.ts';
import type { FileServer } from './file-server.ts';
import type { FileVault } from './file-vault.ts';
import { uploadFile } from './upload-file.ts';

export interface MoverParts {
  readonly outbox: OutboxWriter;
  readonly vault: FileVault;
  readonly server: FileServer;
  /** Before so many bytes of this content come to lie on this device. */
  readonly makeRoom: (sha256: string, size: number) => Promise<void>;
  /** Whether to stop between two pieces. */
  readonly isHalted: () => boolean;
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

  constructor(parts: MoverParts) {
    this.#parts = parts;
  }

  received(sha256: string): number {
    return this.#received?.sha256 === sha256 ? this.#received.bytes : 0;
  }

  async move(file: KeptFile): Promise<void> {
    try {
      await (file.state === 'queued-down' ? this.#fetch(file) : this.#send(file));
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
    const { vault, server, makeRoom } = this.#parts;
    await makeRoom(sha256, size);
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
    if (this.#parts.isHalted()) throw new AppError('working-offline', 'The connection was switched off.');
  }
}

function asDamage(cause: unknown): never {
  if (cause instanceof AppError) throw cause;
  throw new AppError('damaged', 'A file on this device is missing.', undefined, cause);
}

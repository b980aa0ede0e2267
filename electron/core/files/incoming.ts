import { createHash, type Hash } from 'node:crypto';
import { AppError } from '#domain/contract/failure.ts';
import type { FileOwner } from '#domain/model/file-owner.ts';
import type { FileVault } from './file-vault.ts';
import type { SealedWriter } from './sealed-writer.ts';

/** What a window says of a file it is handing over. */
export interface Announced {
  readonly owner: FileOwner;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

interface Arriving {
  readonly announced: Announced;
  readonly writer: SealedWriter;
  readonly hash: Hash;
  received: number;
  /** Pieces are written one after the other. */
  tail: Promise<unknown>;
  touchedAt: number;
}

/** A window that hands over so many at once is no window. */
const mostAtOnce = 8;
/** A window that is gone does not say so. */
const patienceMs = 10 * 60_000;

/** Files that windows are handing over, piece by piece. Until the last piece is here nothing is promised. */
export class Incoming {
  readonly #vault: FileVault;
  readonly #now: () => number;
  readonly #arriving = new Map<string, Arriving>();

  constructor(vault: FileVault, now: () => number) {
    this.#vault = vault;
    this.#now = now;
  }

  async begin(id: string, announced: Announced): Promise<void> {
    await this.#dropForgotten();
    if (this.#arriving.size >= mostAtOnce)
      throw new AppError('throttled', 'Too many files are being handed over.', { seconds: 10 });
    const writer = await this.#vault.begin(id);
    const hash = createHash('sha256');
    const touchedAt = this.#now();
    this.#arriving.set(id, { announced, writer, hash, received: 0, tail: Promise.resolve(), touchedAt });
  }

  /** The piece that begins at `offset`; how much is here now. A piece that is here already is not written again. */
  async append(id: string, offset: number, bytes: Uint8Array): Promise<number> {
    const file = this.#required(id);
    const written = file.tail.then(async () => {
      if (this.#required(id) !== file || offset + bytes.length <= file.received) return;
      if (offset !== file.received) throw new AppError('bad-request', 'A piece of the file is missing.');
      if (offset + bytes.length > file.announced.size)
        throw new AppError('bad-request', 'There is more in the file than was said.');
      // Some of a piece that could not be written may be in the file: it is not gone on with.
      await file.writer.append(bytes).catch(async (error: unknown) => {
        await this.#drop(id, file);
        throw error;
      });
      file.hash.update(bytes);
      file.received += bytes.length;
      file.touchedAt = this.#now();
    });
    file.tail = written.catch(() => undefined);
    await written;
    return file.received;
  }

  /** The file is whole: it lies under its name, and this is durable. */
  async finish(id: string): Promise<Announced & { readonly sha256: string }> {
    const file = this.#required(id);
    await file.tail;
    if (file.received !== file.announced.size) throw new AppError('bad-request', 'A piece of the file is missing.');
    this.#arriving.delete(id);
    const sha256 = file.hash.digest('hex');
    try {
      await file.writer.finish();
      if (this.#vault.has(sha256)) await this.#vault.abandon(id);
      else await this.#vault.adopt(id, sha256);
    } catch (error) {
      await this.#drop(id, file);
      throw error;
    }
    return { ...file.announced, sha256 };
  }

  async abandon(id: string): Promise<void> {
    const file = this.#arriving.get(id);
    if (!file) return;
    this.#arriving.delete(id);
    await file.tail;
    await this.#drop(id, file);
  }

  async close(): Promise<void> {
    for (const id of [...this.#arriving.keys()]) await this.abandon(id);
  }

  async #drop(id: string, { writer }: Arriving): Promise<void> {
    this.#arriving.delete(id);
    await writer.close().catch(() => undefined);
    await this.#vault.abandon(id);
  }

  #required(id: string): Arriving {
    const file = this.#arriving.get(id);
    if (!file) throw new AppError('not-found', 'This file is not being handed over.');
    return file;
  }

  async #dropForgotten(): Promise<void> {
    for (const [id, { touchedAt }] of this.#arriving) if (this.#now() - touchedAt > patienceMs) await this.abandon(id);
  }
}

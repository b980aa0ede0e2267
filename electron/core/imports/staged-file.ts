import { createHash } from 'node:crypto';
import { AppError } from '#domain/contract/failure.ts';
import type { ImportReading, ImportRefusal } from '#domain/contract/ipc/import-views.ts';
import type { FileVault } from '../files/file-vault.ts';
import type { SealedReader } from '../files/sealed-reader.ts';
import type { SealedWriter } from '../files/sealed-writer.ts';
import { ImportRefused } from './import-refused.ts';
import type { RefusedRow } from './import-tally.ts';
import type { Bytes } from './read/bytes.ts';
import { openSource } from './read/open-source.ts';
import type { Source } from './read/source.ts';

/** What the last run could not import. */
export interface Refused {
  readonly headers: readonly string[];
  readonly rows: readonly RefusedRow[];
}

/** A file of customers that a window handed over: sealed on the disk as every file is, and gone when the window is done with it. */
export class StagedFile {
  readonly name: string;
  refused: Refused | undefined;
  isRunning = false;
  isStopped = false;
  readonly #id: string;
  readonly #vault: FileVault;
  readonly #size: number;
  readonly #writer: SealedWriter;
  #received = 0;
  #reader: SealedReader | undefined;
  /** Pieces are written one after the other. */
  #tail: Promise<unknown> = Promise.resolve();
  #uses: Promise<unknown> = Promise.resolve();

  private constructor(vault: FileVault, id: string, announced: { name: string; size: number }, writer: SealedWriter) {
    this.#vault = vault;
    this.#id = id;
    this.name = announced.name;
    this.#size = announced.size;
    this.#writer = writer;
  }

  static async begin(vault: FileVault, id: string, announced: { name: string; size: number }): Promise<StagedFile> {
    return new StagedFile(vault, id, announced, await vault.begin(id));
  }

  /** The piece that begins at `offset`; how much is here now. */
  async append(offset: number, bytes: Uint8Array): Promise<number> {
    const written = this.#tail.then(() => this.#write(offset, bytes));
    this.#tail = written.catch(() => undefined);
    await written;
    return this.#received;
  }

  /** All of it, once every piece is here. */
  bytes(): Bytes {
    if (!this.#reader) throw new AppError('bad-request', 'A piece of the file is missing.');
    return this.#reader;
  }

  /** Throws a refusal for a file that cannot be read as a table. */
  async source(reading: ImportReading): Promise<Source> {
    return await openSource(this.bytes(), reading);
  }

  /** Reads from it; it is not removed meanwhile. A refusal is answered instead of thrown. */
  async use<T>(work: () => Promise<T>): Promise<T | { readonly ok: false; readonly refusal: ImportRefusal }> {
    const used = work().catch((error: unknown) => {
      if (error instanceof ImportRefused) return { ok: false, refusal: error.refusal } as const;
      throw error;
    });
    this.#uses = Promise.allSettled([this.#uses, used]);
    return await used;
  }

  async remove(): Promise<void> {
    this.isStopped = true;
    await this.#tail;
    await this.#uses;
    if (this.#reader) await this.#reader.close();
    else await this.#writer.close().catch(() => undefined);
    await this.#vault.abandon(this.#id);
    await this.#vault.remove(this.#place);
  }

  async #write(offset: number, bytes: Uint8Array): Promise<void> {
    if (offset + bytes.length <= this.#received) return;
    if (offset !== this.#received || offset + bytes.length > this.#size)
      throw new AppError('bad-request', 'A piece of the file is missing, or there is more in it than was said.');
    await this.#writer.append(bytes);
    this.#received += bytes.length;
    if (this.#received < this.#size) return;
    await this.#writer.finish();
    await this.#vault.adopt(this.#id, this.#place);
    this.#reader = await this.#vault.read(this.#place);
  }

  /** Two windows may have the same file in hand: each has its own copy. */
  get #place(): string {
    return createHash('sha256').update(this.#id).digest('hex');
  }
}

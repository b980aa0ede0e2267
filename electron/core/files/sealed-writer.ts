import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { asDiskFailure } from './disk-failure.ts';
import { chunkBytes, headBytes, headOf, keyOf, openChunk, sealChunk, sealedChunkBytes } from './sealed-format.ts';

/** Writes a sealed file as its content comes. One call at a time. Fails with `disk-full`. */
export class SealedWriter {
  readonly #file: FileHandle;
  readonly #key: Buffer;
  #index: number;
  /** Held back until more comes, for only then is it known not to be the last chunk. */
  #rest: Buffer = Buffer.alloc(0);

  private constructor(file: FileHandle, key: Buffer, chunks: number) {
    this.#file = file;
    this.#key = key;
    this.#index = chunks;
  }

  static async create(path: string, profileKey: Uint8Array, salt: Uint8Array): Promise<SealedWriter> {
    return await asDiskFailure(async () => {
      const file = await open(path, 'w', 0o600);
      try {
        const head = headOf(salt);
        await file.write(head, 0, head.length, 0);
        return new SealedWriter(file, keyOf(head, profileKey), 0);
      } catch (error) {
        await file.close();
        throw error;
      }
    });
  }

  /**
   * Goes on with a file whose writing was cut off: what can be read of it is handed to `content`, chunk by chunk, and the rest is dropped.
   * Undefined where nothing of it is usable.
   */
  static async resume(
    path: string,
    profileKey: Uint8Array,
    content: (bytes: Buffer) => void,
  ): Promise<SealedWriter | undefined> {
    const file = await open(path, 'r+').catch(() => undefined);
    if (!file) return undefined;
    try {
      const head = Buffer.alloc(headBytes);
      const { bytesRead } = await file.read(head, 0, headBytes, 0);
      const key = keyOf(head.subarray(0, bytesRead), profileKey);
      let chunks = 0;
      for (let chunk = await readWhole(file, key, chunks); chunk; chunk = await readWhole(file, key, chunks)) {
        content(chunk);
        chunks += 1;
      }
      await file.truncate(headBytes + chunks * sealedChunkBytes);
      return new SealedWriter(file, key, chunks);
    } catch {
      await file.close();
      return undefined;
    }
  }

  /** How much of the content is in the file for good, should the writing be cut off now. */
  get written(): number {
    return this.#index * chunkBytes;
  }

  async append(bytes: Uint8Array): Promise<void> {
    this.#rest = this.#rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#rest, bytes]);
    while (this.#rest.length > chunkBytes) await this.#write(chunkBytes, false);
  }

  /** Writes what is left; the file is whole and on the disk when it resolves. */
  async finish(): Promise<void> {
    await this.#write(this.#rest.length, true);
    await asDiskFailure(() => this.#file.sync());
    await this.#file.close();
  }

  /** Leaves the file as it is. */
  async close(): Promise<void> {
    await this.#file.close();
  }

  async #write(length: number, isLast: boolean): Promise<void> {
    const sealed = sealChunk(this.#key, this.#index, isLast, this.#rest.subarray(0, length));
    const at = headBytes + this.#index * sealedChunkBytes;
    await asDiskFailure(() => this.#file.write(sealed, 0, sealed.length, at));
    this.#index += 1;
    this.#rest = this.#rest.subarray(length);
  }
}

async function readWhole(file: FileHandle, key: Buffer, index: number): Promise<Buffer | undefined> {
  const sealed = Buffer.alloc(sealedChunkBytes);
  const { bytesRead } = await file.read(sealed, 0, sealedChunkBytes, headBytes + index * sealedChunkBytes);
  if (bytesRead < sealedChunkBytes) return undefined;
  try {
    return openChunk(key, index, false, sealed);
  } catch {
    return undefined;
  }
}

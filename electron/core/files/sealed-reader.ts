import { type FileHandle, open } from 'node:fs/promises';
import { chunkBytes, contentBytes, damaged, headBytes, keyOf, openChunk, sealedChunkBytes } from './sealed-format.ts';

/** Reads a sealed file from any place. Everything it gives was checked; what is damaged or cut short throws `damaged`. */
export class SealedReader {
  readonly size: number;
  readonly #file: FileHandle;
  readonly #key: Buffer;

  private constructor(file: FileHandle, key: Buffer, size: number) {
    this.#file = file;
    this.#key = key;
    this.size = size;
  }

  static async open(path: string, profileKey: Uint8Array): Promise<SealedReader> {
    const file = await open(path, 'r');
    try {
      const head = Buffer.alloc(headBytes);
      const { bytesRead } = await file.read(head, 0, headBytes, 0);
      const size = contentBytes((await file.stat()).size);
      if (size < 1) throw damaged();
      return new SealedReader(file, keyOf(head.subarray(0, bytesRead), profileKey), size);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** The content from `from` to just before `to`, or to its end. */
  async read(from: number, to: number): Promise<Buffer> {
    const end = Math.min(to, this.size);
    if (from >= end) return Buffer.alloc(0);
    const first = Math.floor(from / chunkBytes);
    const last = Math.floor((end - 1) / chunkBytes);
    const chunks: Buffer[] = [];
    for (let index = first; index <= last; index++) chunks.push(await this.#chunk(index));
    return Buffer.concat(chunks).subarray(from - first * chunkBytes, end - first * chunkBytes);
  }

  /** All of it, chunk by chunk. */
  async *content(): AsyncGenerator<Buffer> {
    for (let at = 0; at < this.size; at += chunkBytes) yield await this.read(at, at + chunkBytes);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  async #chunk(index: number): Promise<Buffer> {
    const sealed = Buffer.alloc(sealedChunkBytes);
    const { bytesRead } = await this.#file.read(sealed, 0, sealedChunkBytes, headBytes + index * sealedChunkBytes);
    return openChunk(this.#key, index, (index + 1) * chunkBytes >= this.size, sealed.subarray(0, bytesRead));
  }
}

import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { AppError } from '#domain/contract/failure.ts';
import type { FilePiece } from '#domain/contract/ipc/attachment-views.ts';
import { pieceBytes } from '../files/attachments.ts';
import { FileVault } from '../files/file-vault.ts';
import type { SealedReader } from '../files/sealed-reader.ts';

export interface FilesToTakeParts {
  readonly folder: string;
  readonly profileKey: Uint8Array;
  readonly random: (bytes: number) => Uint8Array;
}

/** Files that were made here and windows take away piece by piece. Until then they lie sealed, as every file does. */
export class FilesToTake {
  readonly #parts: FilesToTakeParts;
  /** Beyond so many the oldest makes room. */
  readonly #most: number;
  readonly #made = new Map<string, SealedReader>();
  #vault: FileVault | undefined;

  constructor(parts: FilesToTakeParts, most: number) {
    this.#parts = parts;
    this.#most = most;
    // Whoever was to take them is gone.
    rmSync(parts.folder, { recursive: true, force: true });
  }

  has(id: string): boolean {
    return this.#made.has(id);
  }

  /** Its size in bytes. It can be taken once `record`, which is to keep who took what, has run. */
  async add(id: string, content: AsyncIterable<Uint8Array>, record: () => void): Promise<number> {
    for (const other of [...this.#made.keys()]) if (this.#made.size >= this.#most) await this.drop(other);
    const reader = await this.#seal(id, content);
    this.#made.set(id, reader);
    try {
      record();
    } catch (error) {
      await this.drop(id);
      throw error;
    }
    return reader.size;
  }

  async piece(id: string, offset: number): Promise<FilePiece> {
    const reader = this.#made.get(id);
    if (!reader) throw new AppError('not-found', 'This file is not at hand any more.');
    const data = await reader.read(offset, offset + pieceBytes);
    return { data: data.toString('base64'), size: reader.size };
  }

  async drop(id: string): Promise<void> {
    const reader = this.#made.get(id);
    this.#made.delete(id);
    await reader?.close();
    if (reader) await this.#vault?.remove(placeOf(id));
  }

  async close(): Promise<void> {
    for (const id of [...this.#made.keys()]) await this.drop(id);
  }

  async #seal(id: string, content: AsyncIterable<Uint8Array>): Promise<SealedReader> {
    const { folder, profileKey, random } = this.#parts;
    this.#vault ??= new FileVault(folder, profileKey, random);
    const vault = this.#vault;
    const writer = await vault.begin(id);
    try {
      for await (const bytes of content) await writer.append(bytes);
      await writer.finish();
    } catch (error) {
      await writer.close().catch(() => undefined);
      await vault.abandon(id);
      throw error;
    }
    await vault.adopt(id, placeOf(id));
    return await vault.read(placeOf(id));
  }
}

function placeOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { asDiskFailure } from './disk-failure.ts';
import { contentBytes } from './sealed-format.ts';
import { SealedReader } from './sealed-reader.ts';
import { SealedWriter } from './sealed-writer.ts';

const hash = /^[0-9a-f]{64}$/;

/** The content of files on this device, sealed, each named by the SHA-256 of what is in it. */
export class FileVault {
  readonly #folder: string;
  readonly #key: Uint8Array;
  readonly #random: (bytes: number) => Uint8Array;

  constructor(folder: string, profileKey: Uint8Array, random: (bytes: number) => Uint8Array) {
    this.#folder = folder;
    this.#key = profileKey;
    this.#random = random;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Nobody was told that these are saved.
    for (const name of readdirSync(folder)) if (name.startsWith('incoming-')) rmSync(join(folder, name));
  }

  has(sha256: string): boolean {
    return existsSync(this.#path(sha256));
  }

  /** The names of all content that is whole, and how long it is. */
  async list(): Promise<readonly { readonly sha256: string; readonly size: number }[]> {
    const names = readdirSync(this.#folder).filter((name) => hash.test(name));
    return await Promise.all(
      names.map(async (sha256) => ({ sha256, size: contentBytes((await stat(this.#path(sha256))).size) })),
    );
  }

  read(sha256: string): Promise<SealedReader> {
    return SealedReader.open(this.#path(sha256), this.#key);
  }

  /** Whether the content is still what its name says. Throws `damaged` where it cannot even be opened. */
  async verify(sha256: string): Promise<boolean> {
    const reader = await this.read(sha256);
    try {
      const found = createHash('sha256');
      for await (const piece of reader.content()) found.update(piece);
      return found.digest('hex') === sha256;
    } finally {
      await reader.close();
    }
  }

  /** For content whose name is not known yet. */
  begin(id: string): Promise<SealedWriter> {
    return SealedWriter.create(this.#incoming(id), this.#key, this.#random(32));
  }

  async abandon(id: string): Promise<void> {
    await rm(this.#incoming(id), { force: true });
  }

  /** What was begun is whole and has its name; durable when it resolves. */
  async adopt(id: string, sha256: string): Promise<void> {
    await this.#settle(this.#incoming(id), sha256);
  }

  /** Goes on with content that was fetched in part; hands over what is there. */
  async resumePart(sha256: string, content: (bytes: Buffer) => void): Promise<SealedWriter> {
    const resumed = await SealedWriter.resume(this.#part(sha256), this.#key, content);
    return resumed ?? (await SealedWriter.create(this.#part(sha256), this.#key, this.#random(32)));
  }

  async dropPart(sha256: string): Promise<void> {
    await rm(this.#part(sha256), { force: true });
  }

  async adoptPart(sha256: string): Promise<void> {
    await this.#settle(this.#part(sha256), sha256);
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.#path(sha256), { force: true });
    await this.dropPart(sha256);
  }

  async #settle(from: string, sha256: string): Promise<void> {
    await asDiskFailure(() => rename(from, this.#path(sha256)));
    if (process.platform === 'win32') return;
    const folder = await open(this.#folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  #path(sha256: string): string {
    if (!hash.test(sha256)) throw new RangeError('a file is named by its SHA-256');
    return join(this.#folder, sha256);
  }

  #part(sha256: string): string {
    return `${this.#path(sha256)}.part`;
  }

  #incoming(id: string): string {
    return join(this.#folder, `incoming-${id}`);
  }
}

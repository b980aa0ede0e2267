import { createHash, type Hash } from 'node:crypto';
import { AppError } from '#domain/contract/failure.ts';
import type { FileVault } from './file-vault.ts';
import type { SealedWriter } from './sealed-writer.ts';

/** A file that is being fetched: what came before is read again for the hash, what comes is added. */
export class PartialFile {
  readonly #vault: FileVault;
  readonly #sha256: string;
  readonly #size: number;
  #writer: SealedWriter;
  #hash: Hash;
  #received: number;

  private constructor(
    vault: FileVault,
    sha256: string,
    size: number,
    writer: SealedWriter,
    hash: Hash,
    received: number,
  ) {
    this.#vault = vault;
    this.#sha256 = sha256;
    this.#size = size;
    this.#writer = writer;
    this.#hash = hash;
    this.#received = received;
  }

  static async open(vault: FileVault, sha256: string, size: number): Promise<PartialFile> {
    const hash = createHash('sha256');
    let received = 0;
    const writer = await vault.resumePart(sha256, (bytes) => {
      hash.update(bytes);
      received += bytes.length;
    });
    return new PartialFile(vault, sha256, size, writer, hash, received);
  }

  get received(): number {
    return this.#received;
  }

  async append(piece: Uint8Array): Promise<void> {
    this.#received += piece.length;
    if (this.#received > this.#size) throw differs();
    this.#hash.update(piece);
    await this.#writer.append(piece);
  }

  async startOver(): Promise<void> {
    await this.#writer.close();
    await this.#vault.dropPart(this.#sha256);
    this.#writer = await this.#vault.resumePart(this.#sha256, () => undefined);
    this.#hash = createHash('sha256');
    this.#received = 0;
  }

  /** All of it is here: it gets its name, if that is what it is. Throws `bytes-differ`. */
  async finish(): Promise<void> {
    if (this.#received !== this.#size || this.#hash.digest('hex') !== this.#sha256) throw differs();
    await this.#writer.finish();
    await this.#vault.adoptPart(this.#sha256);
  }

  /** What is right stays for the next time. */
  async leave(isWrong: boolean): Promise<void> {
    await this.#writer.close().catch(() => undefined);
    if (isWrong) await this.#vault.dropPart(this.#sha256);
  }
}

function differs(): AppError {
  return new AppError('bytes-differ', 'The content that arrived is not what its SHA-256 says.');
}

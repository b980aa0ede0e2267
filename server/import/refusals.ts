import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { AppError } from '#domain/contract/failure.ts';
import type { RefusedRow } from './batches.ts';

/** The refused rows of one job, as JSON lines a person can mend and a program can read. Made with the first of them. */
export class RefusalFile {
  readonly #candidates: readonly string[];
  #file: FileHandle | undefined;
  #path: string | undefined;

  private constructor(candidates: readonly string[]) {
    this.#candidates = candidates;
  }

  static at(path: string): RefusalFile {
    return new RefusalFile([path]);
  }

  /** Beside the imported file; where its folder cannot be written, in the folder for temporary files. */
  static beside(file: string): RefusalFile {
    return new RefusalFile([`${file}.errors.jsonl`, join(tmpdir(), `${basename(file)}.errors.jsonl`)]);
  }

  /** Where the rows went; undefined while there are none. */
  get path(): string | undefined {
    return this.#path;
  }

  /** Takes away what an earlier run left, so that no report of mended rows stays. */
  async clear(): Promise<void> {
    for (const path of this.#candidates) await rm(path, { force: true }).catch(() => undefined);
  }

  async add(rows: readonly RefusedRow[]): Promise<void> {
    if (rows.length === 0) return;
    this.#file ??= await this.#create();
    const lines = rows.map(({ origin, reason }) =>
      JSON.stringify({ file: origin.file, line: origin.line, reason, row: origin.raw }),
    );
    await this.#file.appendFile(`${lines.join('\n')}\n`);
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }

  async #create(): Promise<FileHandle> {
    for (const path of this.#candidates) {
      const file = await open(path, 'w').catch(() => undefined);
      if (!file) continue;
      this.#path = path;
      return file;
    }
    throw new AppError(
      'bad-request',
      `Refused rows cannot be written to ${this.#candidates[0]}; name a file with --errors.`,
    );
  }
}

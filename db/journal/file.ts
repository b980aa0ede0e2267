import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { keyFor } from './seal.ts';

/** Where the journal of an outbox is. */
export function journalPath(outboxPath: string): string {
  return `${outboxPath.replace(/\.db$/, '')}.journal`;
}

export function journalKey(profileKey: Uint8Array): Buffer {
  return keyFor('journal', profileKey);
}

export function readJournalFile(path: string): Buffer | undefined {
  return existsSync(path) ? readFileSync(path) : undefined;
}

/** A rename is on the disk when its folder is. */
function syncFolder(path: string): void {
  // Windows opens no folders; there the rename is journalled by the file system.
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function writeAll(file: number, bytes: Buffer, at: number): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written, bytes.length - written, at + written);
}

/** Puts a file in the place of another, all of it or nothing, on the disk when this returns. */
export function replaceFile(path: string, parts: Iterable<Buffer>): void {
  const fresh = `${path}.new`;
  const file = openSync(fresh, 'w', 0o600);
  try {
    let end = 0;
    for (const part of parts) {
      writeAll(file, part, end);
      end += part.length;
    }
    fsyncSync(file);
  } catch (error) {
    closeSync(file);
    rmSync(fresh, { force: true });
    throw error;
  }
  closeSync(file);
  renameSync(fresh, path);
  syncFolder(path);
}

/** Moves a journal that cannot go on out of the way; nothing is ever written over. */
export function putJournalAside(path: string): void {
  for (let number = 1; ; number++) {
    const aside = `${path}.put-aside-${number}`;
    if (existsSync(aside)) continue;
    renameSync(path, aside);
    return;
  }
}

/** An open file that only grows, by pieces that are on the disk when `append` returns. */
export class AppendFile {
  readonly #path: string;
  #file: number;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, 'r+');
  }

  get size(): number {
    return fstatSync(this.#file).size;
  }

  /**
   * Written or not at all: what a failure left behind is cut off. Where an account is sent for and opened at once, two follow the same
   * file: each writes where it ends, and finds the one that the other has put in its place.
   */
  append(bytes: Buffer): void {
    if (fstatSync(this.#file).nlink === 0) this.reopen();
    const end = this.size;
    try {
      writeAll(this.#file, bytes, end);
      fdatasyncSync(this.#file);
    } catch (error) {
      try {
        ftruncateSync(this.#file, end);
      } catch {}
      throw error;
    }
  }

  /** After the file was replaced. */
  reopen(): void {
    const before = this.#file;
    this.#file = openSync(this.#path, 'r+');
    // Not before the other is there: the number of a closed file is the next one's that is opened, whosever that is.
    closeSync(before);
  }

  close(): void {
    closeSync(this.#file);
  }
}

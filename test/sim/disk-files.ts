import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { close } from '#db/connection/connection.ts';
import { openOutbox, openReplica } from '#db/open.ts';
import type { DeviceFiles, FileCopy, OpenFiles } from './device-files.ts';

const key = new Uint8Array(32).fill(3);
/** The outbox's journal lies beside it. */
const files = {
  outbox: ['outbox.db', 'outbox.db-wal', 'outbox.journal'],
  replica: ['replica.db', 'replica.db-wal'],
} as const;
type Name = keyof typeof files;

/** Both files on a disk, as the product opens them. A kill leaves what is in the file and its log at that very moment. */
export class DiskFiles implements DeviceFiles {
  readonly #root: string;
  #folders = 0;
  #folder: string;
  #open: OpenFiles | undefined;

  constructor(root: string) {
    this.#root = root;
    this.#folder = this.#fresh();
  }

  open(): OpenFiles {
    this.#open = {
      outbox: openOutbox(join(this.#folder, files.outbox[0]), key),
      replica: openReplica(join(this.#folder, files.replica[0]), key),
    };
    return this.#open;
  }

  killed(): void {
    const left = this.#folder;
    this.#folder = this.#fresh();
    for (const name of ['outbox', 'replica'] as const) copyFile(name, left, this.#folder);
  }

  close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open) return;
    close(open.replica);
    close(open.outbox);
  }

  copy(): FileCopy {
    const folder = this.#fresh();
    for (const name of ['outbox', 'replica'] as const) copyFile(name, this.#folder, folder);
    return { outbox: folder, replica: folder };
  }

  putBack(copy: FileCopy, which: 'both' | 'replica'): void {
    if (which === 'both') copyFile('outbox', copy.outbox as string, this.#folder);
    copyFile('replica', copy.replica as string, this.#folder);
  }

  loseReplica(): void {
    remove('replica', this.#folder);
  }

  discard(): void {
    this.close();
    rmSync(this.#root, { recursive: true, force: true });
  }

  #fresh(): string {
    const folder = join(this.#root, String(this.#folders++));
    mkdirSync(folder, { recursive: true });
    return folder;
  }
}

function remove(name: Name, folder: string): void {
  for (const file of [...files[name], `${files[name][0]}-shm`]) rmSync(join(folder, file), { force: true });
}

function copyFile(name: Name, from: string, to: string): void {
  remove(name, to);
  for (const file of files[name]) if (existsSync(join(from, file))) copyFileSync(join(from, file), join(to, file));
}

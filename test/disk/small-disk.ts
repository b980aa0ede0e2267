import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  /** Takes all room but so many bytes. */
  fill(leaving: number): void;
  /** Gives the room back. */
  free(): void;
  /** Nobody may write to it any more. Nothing on it may be open. */
  setReadOnly(on: boolean): void;
  remove(): void;
}

/** A disk of a few MiB of its own; undefined where this user may not mount one. */
export function smallDisk(at: string, mebibytes: number): SmallDisk | undefined {
  const folder = join(at, 'disk');
  mkdirSync(folder);
  const mount = (options: string) =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'pipe' });
  try {
    mount(`size=${mebibytes}m`);
  } catch (error) {
    console.warn(`NOT TESTED: a full disk, for no file system can be mounted here (${String(error).split('\n')[0]})`);
    return undefined;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    fill(leaving) {
      const { bavail, bsize } = statfsSync(folder);
      const file = openSync(filler, 'w');
      try {
        let left = bavail * bsize - leaving;
        const block = Buffer.alloc(bsize);
        for (; left >= bsize; left -= bsize) writeSync(file, block);
        fsyncSync(file);
      } catch {
        // As full as it gets.
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filler, { force: true }),
    setReadOnly: (on) => mount(`remount,size=${mebibytes}m,${on ? 'ro' : 'rw'}`),
    remove: () => execFileSync('umount', [folder], { stdio: 'pipe' }),
  };
}

import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const errors = { EIO: 5, EACCES: 13, ENOSPC: 28, EROFS: 30 } as const;

export interface FaultyDisk {
  /** What a program needs in its environment to stand on this disk. */
  readonly env: Readonly<Record<string, string>>;
  /** From now on such calls on files whose path has this part fail. */
  fail(calls: 'write' | 'open', error: keyof typeof errors, part: string): void;
  mend(): void;
}

/** A disk that fails on demand, made with the machine's C compiler; undefined where there is none. */
export function faultyDisk(folder: string): FaultyDisk | undefined {
  const library = join(folder, 'faulty-disk.so');
  const orders = join(folder, 'faulty-disk.orders');
  try {
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, join(import.meta.dirname, 'faulty-disk.c'), '-ldl'], {
      stdio: 'pipe',
    });
  } catch (error) {
    console.warn(
      `NOT TESTED: a disk that answers with errors, for no C compiler works here (${String(error).split('\n')[0]})`,
    );
    return undefined;
  }
  return {
    env: { LD_PRELOAD: library, HOLDFAST_DISK_FAULT: orders },
    fail: (calls, error, part) => writeFileSync(orders, `${calls} ${errors[error]} ${part}`),
    mend: () => rmSync(orders, { force: true }),
  };
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { check, lock } from 'proper-lockfile';
import { AppError } from '#domain/contract/failure.ts';

export interface ProfileLock {
  release(): Promise<void>;
}

/** A running holder touches its lock this often; a lock untouched for `stale` belongs to nobody. */
const timing = { stale: 10_000, update: 2_000 };
/** When the process that made the lock is gone, it need not be waited for as long. */
const timingAfterDeath = { stale: 2_000, update: 1_000, retries: { retries: 20, factor: 1, minTimeout: 250 } };
const signsWithinMs = 500;

/**
 * One program at a time per profile folder; the folder is made when it is missing. Throws an AppError of kind `in-use`.
 * `onLost` is called when another program took the folder after all (this one had been suspended): stop at once.
 */
export async function lockProfile(folder: string, onLost: () => void): Promise<ProfileLock> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const holderFile = join(folder, 'lock-holder.json');
  const take = (when: object) =>
    lock(folder, { ...when, realpath: false, lockfilePath: join(folder, 'lock'), onCompromised: onLost });

  const release = await take(timing).catch(async (error: unknown) => {
    if (!isHeld(error)) throw error;
    // Its number is written right after the lock is taken; one that died in between never does.
    const pid = readHolder(holderFile) ?? (await wait(signsWithinMs).then(() => readHolder(holderFile)));
    if (pid !== undefined && isRunning(pid)) throw inUse(folder, pid, error);
    return take(timingAfterDeath).catch((again: unknown) => {
      throw isHeld(again) ? inUse(folder, readHolder(holderFile), again) : again;
    });
  });
  writeFileSync(holderFile, `${JSON.stringify({ pid: process.pid })}\n`, { mode: 0o600 });
  return { release };
}

/** True while a running program holds the folder. */
export async function isProfileInUse(folder: string): Promise<boolean> {
  const held = await check(folder, { ...timing, realpath: false, lockfilePath: join(folder, 'lock') });
  const pid = readHolder(join(folder, 'lock-holder.json'));
  return held && (pid === undefined || isRunning(pid));
}

/** Whether a process of this number exists, also when it belongs to somebody else. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isHeld(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ELOCKED';
}

function readHolder(file: string): number | undefined {
  try {
    const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { pid?: unknown };
    return typeof pid === 'number' ? pid : undefined;
  } catch {
    return undefined;
  }
}

function inUse(folder: string, pid: number | undefined, cause: unknown): AppError {
  const who = pid === undefined ? 'Another Holdfast' : `Another Holdfast (process ${pid})`;
  return new AppError('in-use', `${who} has the profile folder ${folder} open.`, pid ? { pid } : undefined, cause);
}

import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { check, lock } from 'proper-lockfile';
import { z } from 'zod';
import { AppError } from '#domain/contract/failure.ts';

const holder = z.object({ pid: z.int() });

/** Never taken away by age alone: a server that sleeps or is busy for minutes still has its database open. */
const neverStaleMs = 2 ** 31 - 1;

/**
 * Takes the folder for this process until the returned function is called or the process ends, killed or not.
 * Throws `in-use` with details.pid while another living process has it.
 */
export async function lockFolder(folder: string, lost: (error: Error) => void): Promise<() => Promise<void>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lockfilePath = join(folder, 'server.lock');
  const pidFile = join(folder, 'server.pid');
  // Looking who holds the lock and taking it over must be one step, or two starters could both take it.
  const leaveGate = await lock(join(folder, 'starting'), {
    lockfilePath: join(folder, 'starting.lock'),
    realpath: false,
    stale: 5000,
    update: 1000,
    retries: { retries: 100, factor: 1, minTimeout: 100, maxTimeout: 100 },
  });
  try {
    const options = { lockfilePath, realpath: false, stale: neverStaleMs };
    if (await check(folder, options)) {
      const pid = pidIn(pidFile);
      if (pid !== undefined && isAlive(pid) && !isFromBeforeBoot(lockfilePath))
        throw new AppError('in-use', `The folder ${folder} is in use by the server with process id ${pid}.`, { pid });
      rmSync(lockfilePath, { recursive: true, force: true });
    }
    const release = await lock(folder, { ...options, update: 10_000, onCompromised: lost });
    writeFileSync(pidFile, JSON.stringify({ pid: process.pid }), { mode: 0o600 });
    return async () => {
      rmSync(pidFile, { force: true });
      await release();
    };
  } finally {
    await leaveGate();
  }
}

function pidIn(file: string): number | undefined {
  try {
    return holder.parse(JSON.parse(readFileSync(file, 'utf8'))).pid;
  } catch {
    // Gone or half written: the holder did not get far enough to open anything.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** After a restart of the machine the holder's process id may belong to any other program. */
function isFromBeforeBoot(path: string): boolean {
  return statSync(path).mtimeMs < Date.now() - uptime() * 1000 - 60_000;
}

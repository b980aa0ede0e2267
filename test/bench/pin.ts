import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Keeps a process, with all its threads, to one processor; false where the system cannot. */
export function pin(pid: number, processor: number): boolean {
  return spawnSync('taskset', ['-a', '-c', '-p', String(processor), String(pid)]).status === 0;
}

/** The same for a program of many processes, by any of its workers: PostgreSQL, by the backend of a connection. */
export function pinFamily(workerPid: number, processor: number): void {
  const parent = parentOf(workerPid);
  if (parent === undefined) return;
  pin(parent, processor);
  for (const pid of readdirSync('/proc').map(Number)) if (pid > 0 && parentOf(pid) === parent) pin(pid, processor);
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; the state and the parent follow it.
    return Number(
      stat
        .slice(stat.lastIndexOf(')') + 1)
        .trim()
        .split(' ')[1],
    );
  } catch {
    return undefined;
  }
}

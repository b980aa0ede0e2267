import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const companions = ['', '-wal', '-shm'];
const kept = 2;

/** A name for what is put aside at this moment, never one that is taken. */
export function asideOf(path: string, now: number): string {
  for (let at = now; ; at++) {
    const aside = `${path}.put-aside-${at}`;
    if (companions.every((end) => !existsSync(aside + end))) return aside;
  }
}

/** Moves a replica out of the way, with all that belongs to it. The newest two are kept: each is as large as everything that was pulled. */
export function quarantine(path: string, now: number): void {
  const aside = asideOf(path, now);
  for (const end of companions) if (existsSync(path + end)) renameSync(path + end, aside + end);
  const prefix = `${basename(path)}.put-aside-`;
  const times = readdirSync(dirname(path))
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number.parseInt(name.slice(prefix.length), 10));
  const old = [...new Set(times)].sort((a, b) => b - a).slice(kept);
  for (const time of old)
    for (const end of companions) rmSync(join(dirname(path), `${prefix}${time}${end}`), { force: true });
}

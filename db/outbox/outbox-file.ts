import { existsSync, renameSync, rmSync } from 'node:fs';
import type { FileKind } from '../connection/open-file.ts';
import { outboxMigrations } from './migrations.ts';

export const outboxFile: FileKind = { migrations: outboxMigrations, synchronous: 'FULL', cacheKib: 4096 };

/** Where a repaired outbox waits until it is put in the place of the damaged one. */
export function repairedPath(path: string): string {
  return `${path}.repaired`;
}

/** Puts a repaired outbox in its place, also when a repair was cut short just there. */
export function takeRepaired(path: string): void {
  if (!existsSync(repairedPath(path))) return;
  // First, or the new file would be opened with the old one's log.
  for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
  renameSync(repairedPath(path), path);
}

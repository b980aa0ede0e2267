import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { OutboxWriter, ReplicaWriter } from '#db/connection/handle.ts';
import { journalPath } from '#db/journal/file.ts';
import { type OutboxOptions, openOutbox, openReplica } from '#db/open.ts';
import { repairOutbox } from '#db/outbox/repair.ts';
import { AppError, failureOf } from '#domain/contract/failure.ts';
import type { Ports } from '../ports.ts';

/** Where a profile's files are, and what it takes to open them. */
export interface ProfileFiles {
  readonly folder: string;
  readonly key: Uint8Array;
  readonly ports: Pick<Ports, 'clock' | 'log'>;
}

const companions = ['', '-wal', '-shm'];

function accountFile({ folder }: ProfileFiles, agentId: string, name: string): string {
  return join(folder, 'accounts', agentId, name);
}

export function hasOutbox(files: ProfileFiles, agentId: string): boolean {
  const path = accountFile(files, agentId, 'outbox.db');
  return existsSync(path) || existsSync(journalPath(path));
}

/**
 * A damaged outbox is put aside (kept, never deleted), and all that can be read of it or stands in its journal goes on in a new file. One
 * that is gone or was rolled back comes back from the journal.
 */
export function openAccountOutbox(files: ProfileFiles, agentId: string): OutboxWriter {
  const { key, ports } = files;
  const path = accountFile(files, agentId, 'outbox.db');
  mkdirSync(join(files.folder, 'accounts', agentId), { recursive: true, mode: 0o700 });
  const options: OutboxOptions = {
    account: agentId,
    journal: {
      mended: (found) => ports.log.error('the outbox and its journal did not agree and have been mended', { ...found }),
      behind: (error) => ports.log.error('the journal cannot be written', { kind: failureOf(error).kind }),
    },
  };
  try {
    return openOutbox(path, key, options);
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'damaged') throw error;
    const repaired = repairOutbox(path, key, asideOf(path, files));
    ports.log.error('the outbox was damaged and has been repaired', { ...repaired });
    return openOutbox(path, key, options);
  }
}

/** The replica is derived: one that cannot be read is put aside, and a new one is filled from the server and the outbox. */
export function openAccountReplica(files: ProfileFiles, agentId: string): ReplicaWriter {
  const path = accountFile(files, agentId, 'replica.db');
  try {
    return openReplica(path, files.key);
  } catch (error) {
    if (!(error instanceof AppError) || (error.kind !== 'damaged' && error.kind !== 'wrong-key')) throw error;
    putReplicaAside(files, agentId);
    return openReplica(path, files.key);
  }
}

/** Nobody may have it open. */
export function putReplicaAside(files: ProfileFiles, agentId: string): void {
  const path = accountFile(files, agentId, 'replica.db');
  files.ports.log.error('the replica cannot be read; it is put aside and filled again');
  const aside = asideOf(path, files);
  for (const suffix of companions) if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
}

function asideOf(path: string, { ports }: ProfileFiles): string {
  return `${path}.put-aside-${ports.clock.now()}`;
}

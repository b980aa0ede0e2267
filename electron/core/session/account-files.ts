import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { OutboxWriter, ReplicaWriter } from '#db/connection/handle.ts';
import { openOutbox, openReplica } from '#db/open.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { Log } from '../ports.ts';

export function accountFolder(profileFolder: string, agentId: string): string {
  return join(profileFolder, 'accounts', agentId);
}

export function hasOutbox(profileFolder: string, agentId: string): boolean {
  return existsSync(join(accountFolder(profileFolder, agentId), 'outbox.db'));
}

export function openAccountOutbox(profileFolder: string, agentId: string, key: Uint8Array): OutboxWriter {
  const folder = accountFolder(profileFolder, agentId);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return openOutbox(join(folder, 'outbox.db'), key);
}

/**
 * The replica is derived: one that cannot be read is put aside (kept, never deleted) and a new one is filled from the server and the
 * outbox. One written by a newer Holdfast is refused like any other file of the future.
 */
export function openAccountReplica(
  profileFolder: string,
  agentId: string,
  key: Uint8Array,
  log: Log,
  stamp: number,
): ReplicaWriter {
  const path = join(accountFolder(profileFolder, agentId), 'replica.db');
  try {
    return openReplica(path, key);
  } catch (error) {
    if (!(error instanceof AppError) || (error.kind !== 'damaged' && error.kind !== 'wrong-key')) throw error;
    log.error('the replica cannot be read; it is put aside and filled again', { kind: error.kind });
    for (const suffix of ['', '-wal', '-shm'])
      if (existsSync(path + suffix)) renameSync(path + suffix, `${path}.put-aside-${stamp}${suffix}`);
    return openReplica(path, key);
  }
}

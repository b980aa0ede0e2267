import { close, handleOf } from './connection/connection.ts';
import type { OutboxWriter, ProfileWriter, ReplicaReader, ReplicaWriter } from './connection/handle.ts';
import { type FileKind, openFile, refuseDamage } from './connection/open-file.ts';
import { outboxFile, takeRepaired } from './outbox/outbox-file.ts';
import { profileMigrations } from './profile/migrations.ts';
import { replicaMigrations } from './replica/migrations.ts';

const profileFile: FileKind = { migrations: profileMigrations, synchronous: 'FULL', cacheKib: 1024 };
const replicaFile: FileKind = { migrations: replicaMigrations, synchronous: 'NORMAL', cacheKib: 65_536 };
const replicaReaderFile: FileKind = { ...replicaFile, cacheKib: 16_384 };

/** The accounts and preferences of a workstation profile. `key` has 32 bytes, here and below. */
export function openProfile(path: string, key: Uint8Array): ProfileWriter {
  return handleOf(openFile(path, key, profileFile));
}

/**
 * What was done on this device: durable when a commit returns. It is small and holds what is nowhere else, so that all of it is
 * checked here; `damaged` can be thrown for any page of it, and `repairOutbox` saves the others.
 */
export function openOutbox(path: string, key: Uint8Array): OutboxWriter {
  takeRepaired(path);
  const connection = openFile(path, key, outboxFile);
  const db: OutboxWriter = handleOf(connection);
  try {
    refuseDamage(connection);
    return db;
  } catch (error) {
    close(db);
    throw error;
  }
}

/** The server's records plus what was done here; can be thrown away and built again. */
export function openReplica(path: string, key: Uint8Array): ReplicaWriter {
  return handleOf(openFile(path, key, replicaFile));
}

/** A second connection for a worker thread. The writer opens first: a reader makes and migrates nothing. */
export function openReplicaReader(path: string, key: Uint8Array): ReplicaReader {
  return handleOf(openFile(path, key, replicaReaderFile, true));
}

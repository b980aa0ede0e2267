import { AppError } from '#domain/contract/failure.ts';
import { type Connection, close, handleOf } from './connection/connection.ts';
import type { OutboxWriter, ProfileWriter, ReplicaReader, ReplicaWriter } from './connection/handle.ts';
import { type FileKind, openFile, refuseDamage } from './connection/open-file.ts';
import { journalKey, journalPath } from './journal/file.ts';
import { type JournalReport, openJournal, opensJournal } from './journal/reconcile.ts';
import { outboxFile, takeRepaired } from './outbox/outbox-file.ts';
import { profileMigrations } from './profile/migrations.ts';
import { followColumns } from './replica/columns.ts';
import { replicaMigrations } from './replica/migrations.ts';

const profileFile: FileKind = { migrations: profileMigrations, synchronous: 'FULL', cacheKib: 1024 };
/** A first sync writes the same pages over and over: they reach the file less often. A larger cache made nothing faster. */
const replicaFile: FileKind = {
  migrations: replicaMigrations,
  synchronous: 'NORMAL',
  cacheKib: 16_384,
  checkpointPages: 4000,
};

/** The accounts and preferences of a workstation profile. `key` has 32 bytes, here and below. */
export function openProfile(path: string, key: Uint8Array): ProfileWriter {
  return handleOf(openFile(path, key, profileFile));
}

export interface OutboxOptions {
  /** Whose outbox it is; another account's journal beside it is not taken for its own. Left out, nobody asks. */
  readonly account?: string;
  readonly journal?: JournalReport;
}

/**
 * What was done on this device: durable when a commit returns, in the file and in the journal beside it. It is small and holds what is
 * nowhere else, so that all of it is checked here and compared with the journal; what one of the two has lost comes back from the other.
 * `damaged` can be thrown for any page of it, and `repairOutbox` saves the others.
 */
export function openOutbox(path: string, key: Uint8Array, { account, journal }: OutboxOptions = {}): OutboxWriter {
  takeRepaired(path);
  const sealing = journalKey(key);
  const db: OutboxWriter = handleOf(openChecked(path, key, sealing));
  try {
    const behind = journal?.behind ?? (() => undefined);
    const found = openJournal(db, { path: journalPath(path), key: sealing, account, behind });
    if (found.outboxWasBehind || found.damaged > 0 || found.commands > 0) journal?.mended?.(found);
    return db;
  } catch (error) {
    close(db);
    throw error;
  }
}

function openChecked(path: string, key: Uint8Array, sealing: Uint8Array): Connection {
  let connection: Connection | undefined;
  try {
    connection = openFile(path, key, outboxFile);
    refuseDamage(connection);
    return connection;
  } catch (error) {
    connection?.driver.close();
    // Where the file says whose key it wants a bit can flip too; the journal bears witness.
    if (error instanceof AppError && error.kind === 'wrong-key' && opensJournal(journalPath(path), sealing))
      throw new AppError('damaged', 'The database file is damaged.', undefined, error);
    throw error;
  }
}

/** The server's records plus what was done here; can be thrown away and built again. */
export function openReplica(path: string, key: Uint8Array): ReplicaWriter {
  const db: ReplicaWriter = handleOf(openFile(path, key, replicaFile));
  try {
    followColumns(db);
    return db;
  } catch (error) {
    close(db);
    throw error;
  }
}

/** A second connection for a worker thread. The writer opens first: a reader makes and migrates nothing. */
export function openReplicaReader(path: string, key: Uint8Array): ReplicaReader {
  return handleOf(openFile(path, key, replicaFile, true));
}

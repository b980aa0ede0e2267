import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { close, transaction } from '#db/connection/connection.ts';
import type { OutboxReader, OutboxWriter, ReplicaWriter } from '#db/connection/handle.ts';
import { journalPath } from '#db/journal/file.ts';
import { type OutboxOptions, openOutbox, openReplica } from '#db/open.ts';
import { getMeta } from '#db/outbox/meta.ts';
import { repairOutbox } from '#db/outbox/repair.ts';
import { replicaMark, setMark } from '#db/replica/mark.ts';
import { setReplicaMeta } from '#db/replica/meta.ts';
import { AppError, failureOf } from '#domain/contract/failure.ts';
import type { Ports } from '../ports.ts';
import { asideOf, quarantine } from './replica-quarantine.ts';

/** Where a profile's files are, and what it takes to open them. */
export interface ProfileFiles {
  readonly folder: string;
  readonly key: Uint8Array;
  readonly ports: Pick<Ports, 'clock' | 'log'>;
  /** Hears of what the disk does not let happen and what is put off for it. */
  readonly troubled: (error: unknown) => void;
}

/** Where an account keeps what it has on this device. */
export function accountFile({ folder }: ProfileFiles, agentId: string, name: string): string {
  return join(folder, 'accounts', agentId, name);
}

export function journalOf(files: ProfileFiles, agentId: string): string {
  return journalPath(accountFile(files, agentId, 'outbox.db'));
}

export function hasOutbox(files: ProfileFiles, agentId: string): boolean {
  const path = accountFile(files, agentId, 'outbox.db');
  return existsSync(path) || existsSync(journalOf(files, agentId));
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
      behind: (error) => {
        ports.log.error('the journal cannot be written', { kind: failureOf(error).kind });
        files.troubled(error);
      },
    },
  };
  try {
    return openOutbox(path, key, options);
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'damaged') throw error;
    const repaired = repairOutbox(path, key, asideOf(path, ports.clock.now()));
    ports.log.error('the outbox was damaged and has been repaired', { ...repaired });
    return openOutbox(path, key, options);
  }
}

/**
 * The replica is derived: one that cannot be read, is gone, or has come less far than was noted in the outbox (its log was cut short, an
 * old copy was put in its place) is put aside, and a new one is filled from the server and the outbox.
 */
export function openAccountReplica(files: ProfileFiles, agentId: string, outbox: OutboxReader): ReplicaWriter {
  const path = accountFile(files, agentId, 'replica.db');
  const noted = Number(getMeta(outbox, 'replica-mark') ?? '0');
  if (noted > 0 && !existsSync(path)) return refill(files, agentId, noted, 'missing');
  let replica: ReplicaWriter;
  try {
    replica = openReplica(path, files.key);
  } catch (error) {
    if (!(error instanceof AppError) || (error.kind !== 'damaged' && error.kind !== 'wrong-key')) throw error;
    return refill(files, agentId, noted, 'damaged');
  }
  try {
    if (replicaMark(replica) >= noted) return replica;
    close(replica);
    return refill(files, agentId, noted, 'behind');
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'damaged') throw error;
    close(replica);
    return refill(files, agentId, noted, 'damaged');
  }
}

/** Begins a new replica in the place of one that nobody may have open. */
export function refillReplica(files: ProfileFiles, agentId: string, outbox: OutboxReader): ReplicaWriter {
  return refill(files, agentId, Number(getMeta(outbox, 'replica-mark') ?? '0'), 'damaged');
}

function refill(
  files: ProfileFiles,
  agentId: string,
  noted: number,
  why: 'damaged' | 'behind' | 'missing',
): ReplicaWriter {
  const path = accountFile(files, agentId, 'replica.db');
  files.ports.log.error('the replica cannot be used; it is put aside and filled again', { why });
  quarantine(path, files.ports.clock.now());
  const replica = openReplica(path, files.key);
  transaction(replica, () => {
    setMark(replica, noted);
    setReplicaMeta(replica, 'refilling', why);
  });
  return replica;
}

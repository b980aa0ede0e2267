import { closeSync, existsSync, fdatasyncSync, openSync } from 'node:fs';
import { connectionOf } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';
import { getReplicaMeta, setReplicaMeta } from './meta.ts';

/** How many transactions that brought the server's rows this replica has seen. Noted elsewhere too, it tells when some are gone. */
export function replicaMark(db: ReplicaReader): number {
  return Number(getReplicaMeta(db, 'mark') ?? '0');
}

/** Part of each transaction that brings the server's rows. */
export function raiseMark(db: ReplicaWriter): void {
  setMark(db, replicaMark(db) + 1);
}

/** For a replica that begins anew: it goes on counting where the lost one was. */
export function setMark(db: ReplicaWriter, mark: number): void {
  setReplicaMeta(db, 'mark', String(mark));
}

/**
 * Has everything committed so far survive a power cut. The replica runs NORMAL, whose last commits such a cut may take; a mark noted
 * before they are on the disk would have a sound replica taken for one that lost something.
 */
export function syncReplica(db: ReplicaWriter): void {
  const log = `${connectionOf(db).driver.name}-wal`;
  if (!existsSync(log)) return;
  const file = openSync(log, 'r+');
  try {
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}

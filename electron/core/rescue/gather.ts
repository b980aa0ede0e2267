import { readFileSync } from 'node:fs';
import { close } from '#db/connection/connection.ts';
import type { OutboxReader } from '#db/connection/handle.ts';
import { journalKey } from '#db/journal/file.ts';
import { decodeJournal } from '#db/journal/format.ts';
import { foldRecords, presentRows } from '#db/journal/rows.ts';
import { unsentIn } from '#db/journal/unsent-rows.ts';
import type { FileState } from '#db/outbox/files.ts';
import { getMeta } from '#db/outbox/meta.ts';
import { gatherUnsent, type UnsentWork } from '#db/outbox/unsent.ts';
import { journalOf, openAccountOutbox, type ProfileFiles } from '../session/account-files.ts';
import { isUnsent, unsentHashes } from './unsent-files.ts';

/** Everything of an account that is nowhere else; files by the hash of their content. */
export interface Gathered extends UnsentWork {
  readonly deviceId: string | null;
  readonly hashes: readonly string[];
}

export function gatherFrom(outbox: OutboxReader): Gathered {
  return {
    ...gatherUnsent(outbox),
    deviceId: getMeta(outbox, 'device-id') || null,
    hashes: unsentHashes(outbox),
  };
}

/** For an account that is not open, and perhaps cannot be opened: where its outbox cannot be had, the journal is only read. */
export function gatherClosed(files: ProfileFiles, agentId: string): Gathered {
  try {
    const outbox = openAccountOutbox(files, agentId);
    try {
      return gatherFrom(outbox);
    } finally {
      close(outbox);
    }
  } catch (error) {
    const found = gatherFromJournal(files, agentId);
    if (!found) throw error;
    return found;
  }
}

function gatherFromJournal(files: ProfileFiles, agentId: string): Gathered | undefined {
  const { records } = decodeJournal(readIfThere(journalOf(files, agentId)), journalKey(files.key));
  if (records.length === 0) return undefined;
  const rows = foldRecords(records);
  const deviceId = presentRows(rows, 'meta').find(({ key }) => key === 'device-id')?.value;
  const hashes = presentRows(rows, 'file')
    .filter(({ here, state }) => isUnsent({ here: here === 1, state: state as FileState }))
    .map(({ sha256 }) => String(sha256));
  return { ...unsentIn(rows), deviceId: deviceId ? String(deviceId) : null, hashes };
}

function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

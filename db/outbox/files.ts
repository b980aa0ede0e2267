import type { Failure } from '#domain/contract/failure.ts';
import { sql } from '../connection/connection.ts';
import type { OutboxReader, OutboxWriter } from '../connection/handle.ts';

/**
 * Where a file's content stands: it waits to be sent (`queued-up`), a part of it was (`up`), the server has it (`ready`), it is to be
 * fetched (`queued-down`), or it cannot go on without the person (`failed`).
 */
export type FileState = 'queued-up' | 'up' | 'ready' | 'queued-down' | 'failed';

export interface KeptFile {
  readonly sha256: string;
  readonly size: number;
  readonly state: FileState;
  /** The whole content lies on this device. */
  readonly here: boolean;
  readonly uploadPath: string | null;
  readonly sent: number;
  readonly failure: Failure | null;
  readonly addedAt: number;
  readonly usedAt: number;
  readonly unclaimedSince: number | null;
}

type Row = Omit<KeptFile, 'here' | 'failure'> & { readonly here: number; readonly failure: string | null };

const columns = 'sha256, size, state, here, uploadPath, sent, failure, addedAt, usedAt, unclaimedSince';

function fileOf(row: Row): KeptFile {
  return {
    ...row,
    here: row.here === 1,
    failure: row.failure === null ? null : (JSON.parse(row.failure) as Failure),
  };
}

export function findFile(db: OutboxReader, sha256: string): KeptFile | undefined {
  const row = sql(db, `select ${columns} from file where sha256 = ?`).get<Row>(sha256);
  return row && fileOf(row);
}

export function listFiles(db: OutboxReader): readonly KeptFile[] {
  return sql(db, `select ${columns} from file order by addedAt, sha256`).all<Row>().map(fileOf);
}

/** What waits to be moved: what was made here before what is only wished for, the oldest first. */
export function filesToMove(db: OutboxReader): readonly KeptFile[] {
  return sql(
    db,
    `select ${columns} from file where state in ('queued-up', 'up', 'queued-down')
     order by state = 'queued-down', addedAt, sha256`,
  )
    .all<Row>()
    .map(fileOf);
}

/** Content that lies here now and may be nowhere else; what the server is known to have stays so. */
export function keepFile(db: OutboxWriter, sha256: string, size: number, now: number): void {
  sql(
    db,
    `insert into file (sha256, size, state, here, addedAt, usedAt) values (?, ?, 'queued-up', 1, ?, ?)
     on conflict (sha256) do update set
       state = iif(here = 1 and state <> 'failed', state, 'queued-up'),
       here = 1, failure = null, usedAt = excluded.usedAt, unclaimedSince = null`,
  ).run(sha256, size, now, now);
}

/** Content that shall be fetched. Nothing changes for one that lies here. */
export function wishForFile(db: OutboxWriter, sha256: string, size: number, now: number): void {
  sql(
    db,
    `insert into file (sha256, size, state, here, addedAt, usedAt) values (?, ?, 'queued-down', 0, ?, ?)
     on conflict (sha256) do update set state = 'queued-down', failure = null, usedAt = excluded.usedAt where here = 0`,
  ).run(sha256, size, now, now);
}

/** Content that is to be sent once more, or tried again. */
export function queueUp(db: OutboxWriter, sha256: string): void {
  sql(
    db,
    `update file set state = 'queued-up', uploadPath = null, sent = 0, failure = null where sha256 = ? and here = 1`,
  ).run(sha256);
}

/** How far an upload is. */
export function noteUpload(db: OutboxWriter, sha256: string, uploadPath: string, sent: number): void {
  sql(db, `update file set state = 'up', uploadPath = ?, sent = ?, failure = null where sha256 = ?`).run(
    uploadPath,
    sent,
    sha256,
  );
}

/** The server has it, and so has this device. */
export function fileIsReady(db: OutboxWriter, sha256: string): void {
  sql(
    db,
    `update file set state = 'ready', here = 1, uploadPath = null, sent = 0, failure = null where sha256 = ?`,
  ).run(sha256);
}

/** It waits on, and this is why. */
export function noteTrouble(db: OutboxWriter, sha256: string, failure: Failure): void {
  sql(db, 'update file set failure = ? where sha256 = ?').run(JSON.stringify(failure), sha256);
}

export function fileFailed(db: OutboxWriter, sha256: string, failure: Failure): void {
  sql(db, `update file set state = 'failed', failure = ? where sha256 = ?`).run(JSON.stringify(failure), sha256);
}

export function fileUsed(db: OutboxWriter, sha256: string, now: number): void {
  sql(db, 'update file set usedAt = ? where sha256 = ?').run(now, sha256);
}

export function fileUnclaimed(db: OutboxWriter, sha256: string, since: number | null): void {
  sql(db, 'update file set unclaimedSince = ? where sha256 = ?').run(since, sha256);
}

export function forgetFile(db: OutboxWriter, sha256: string): void {
  sql(db, 'delete from file where sha256 = ?').run(sha256);
}

/** How many bytes of content lie on this device. */
export function keptBytes(db: OutboxReader): number {
  return (
    sql(db, 'select coalesce(sum(size), 0) as bytes from file where here = 1').get<{ bytes: number }>()?.bytes ?? 0
  );
}

/** Content that lies here and on the server, the least recently used first. */
export function readyFiles(db: OutboxReader): readonly KeptFile[] {
  return sql(db, `select ${columns} from file where here = 1 and state = 'ready' order by usedAt, sha256`)
    .all<Row>()
    .map(fileOf);
}

/** Whether a command that has not done its work yet, or was put aside unread by the server, speaks of this content. */
export function commandNames(db: OutboxReader, sha256: string): boolean {
  const found = sql(
    db,
    `select 1 as found from command
     where state in ('waiting', 'refused', 'dismissed') and json_extract(envelope, '$.name') = 'attachment.add'
       and json_extract(envelope, '$.args.sha256') = ? limit 1`,
  ).get<{ found: number }>(sha256);
  return found !== undefined;
}

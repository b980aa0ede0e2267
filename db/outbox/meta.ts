import { sql } from '../connection/connection.ts';
import type { OutboxReader, OutboxWriter } from '../connection/handle.ts';

export type OutboxMetaKey =
  | 'device-id'
  | 'token'
  | 'workspace'
  | 'agent'
  | 'epoch'
  | 'clock-offset'
  | 'server-time'
  | 'declare-numbers'
  | 'generation'
  /** How far the replica had come when that was last on the disk. */
  | 'replica-mark'
  | 'work-offline'
  | 'server-url'
  | 'file-limit'
  /** What the server recorded before is not shown as unread. */
  | 'reading-since'
  /** What articles are turned into vectors with, and for which address: see meaning-key.ts. */
  | 'meaning-key';

/** Kept by this room itself. */
type OwnKey = 'next-mid' | 'next-provisional' | 'numbers-wanted' | 'number-code';

export function getMeta(db: OutboxReader, key: OutboxMetaKey | OwnKey): string | undefined {
  return sql(db, 'select value from meta where key = ?').get<{ value: string }>(key)?.value;
}

export function setMeta(db: OutboxWriter, key: OutboxMetaKey | OwnKey, value: string): void {
  sql(db, 'insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value').run(
    key,
    value,
  );
}

export function removeMeta(db: OutboxWriter, key: OutboxMetaKey): void {
  sql(db, 'delete from meta where key = ?').run(key);
}

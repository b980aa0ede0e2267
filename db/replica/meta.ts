import { sql } from '../connection/connection.ts';
import type { ReplicaReader, ReplicaWriter } from '../connection/handle.ts';

/** `applied-seq`: the last command of the outbox that the records contain. */
export type ReplicaMetaKey =
  | 'applied-seq'
  | 'epoch'
  | 'generation'
  | 'last-synced-at'
  /** Why this replica had to begin anew; gone once it was filled again. */
  | 'refilling'
  /** When the stored rows were last counted, and per scope when it was last read again for differing. */
  | 'outages'
  | 'counted-at'
  | 'repaired-at'
  /** What the server said last of the whole workspace. */
  | 'standing'
  /** When something was last sent for its meaning. */
  | 'meaning-sent';

/** Kept by this room itself. */
type OwnKey =
  | 'columns'
  | 'mark'
  | 'search-recipe'
  | 'search-rebuild'
  | 'phones-read-by'
  | 'snapshot'
  | 'vectors-made-with'
  | 'facts';

export function getReplicaMeta(db: ReplicaReader, key: ReplicaMetaKey | OwnKey): string | undefined {
  return sql(db, 'select value from meta where key = ?').get<{ value: string }>(key)?.value;
}

export function removeReplicaMeta(db: ReplicaWriter, key: ReplicaMetaKey | OwnKey): void {
  sql(db, 'delete from meta where key = ?').run(key);
}

export function setReplicaMeta(db: ReplicaWriter, key: ReplicaMetaKey | OwnKey, value: string): void {
  sql(db, 'insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value').run(
    key,
    value,
  );
}

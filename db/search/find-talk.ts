import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

/** The newest lines of timelines or calls that an FTS5 query finds among these keys (see time-key.ts), newest first. */
export function talkByQuery(
  db: ReplicaReader,
  collection: 'entry' | 'call',
  query: string,
  [low, high]: readonly [number, number],
  limit: number,
): number[] {
  const table = `${collection}_search`;
  const text = `
    select rowid as key from ${table}
    where ${table} match ? and rowid between cast(? as integer) and cast(? as integer) order by rowid desc limit ?`;
  return sql(db, text)
    .all<{ key: number }>(query, low, high, limit)
    .map(({ key }) => key);
}

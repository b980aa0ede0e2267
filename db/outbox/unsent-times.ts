import { sql } from '../connection/connection.ts';
import type { OutboxReader, OutboxWriter } from '../connection/handle.ts';

/** The `seq` of the newest command there ever was; 0 when there was none. */
export function lastSeq(db: OutboxReader): number {
  return sql(db, 'select coalesce(max(seq), 0) as last from command').get<{ last: number }>()?.last ?? 0;
}

/**
 * The clock that stamped the commands from `fromSeq` on was wrong by so many milliseconds: those that never left get the right times.
 * What may have left stays as it is, for the server may know it. Returns how many were changed.
 */
export function shiftUnsent(db: OutboxWriter, fromSeq: number, byMs: number): number {
  return sql(
    db,
    `update command set envelope = json_set(envelope,
       '$.happenedAt', json_extract(envelope, '$.happenedAt') + cast(? as integer),
       iif(json_type(envelope, '$.args.startedAt') = 'integer', '$.args.startedAt', '$.happenedAt'),
       coalesce(json_extract(envelope, '$.args.startedAt'), json_extract(envelope, '$.happenedAt')) + cast(? as integer))
     where state = 'waiting' and mid is null and seq >= ?`,
  ).run(Math.round(byMs), Math.round(byMs), fromSeq).changes;
}

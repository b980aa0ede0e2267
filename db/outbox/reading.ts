import { sql } from '../connection/connection.ts';
import type { OutboxReader, OutboxWriter } from '../connection/handle.ts';

/** When the server recorded the newest line that was read of a case; undefined for one never opened here. */
export function readUpTo(db: OutboxReader, caseId: string): number | undefined {
  return sql(db, 'select upTo from reading where caseId = ?').get<{ upTo: number }>(caseId)?.upTo;
}

/** The same of many; those never opened here are left out. */
export function readUpToOf(db: OutboxReader, caseIds: readonly string[]): ReadonlyMap<string, number> {
  const found = sql(
    db,
    'select r.caseId, r.upTo from json_each(?) asked cross join reading r on r.caseId = asked.value',
  ).all<{ caseId: string; upTo: number }>(JSON.stringify(caseIds));
  return new Map(found.map(({ caseId, upTo }) => [caseId, upTo]));
}

export function setReadUpTo(db: OutboxWriter, caseId: string, upTo: number): void {
  sql(
    db,
    'insert into reading (caseId, upTo) values (?, ?) on conflict (caseId) do update set upTo = max(upTo, excluded.upTo)',
  ).run(caseId, upTo);
}

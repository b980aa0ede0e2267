import { sql } from '../connection/connection.ts';
import type { OutboxReader } from '../connection/handle.ts';

/** The cases with a command that the server refused and that nobody has settled yet. */
export function refusedCases(db: OutboxReader): readonly string[] {
  const text = `
    select distinct envelope ->> '$.args.caseId' as caseId from command
    where state = 'refused' and envelope ->> '$.args.caseId' is not null`;
  return sql(db, text)
    .all<{ caseId: string }>()
    .map(({ caseId }) => caseId);
}

import type { CaseRow } from '#domain/contract/ipc/case-row.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

type StoredCaseRow = Omit<CaseRow, 'tags' | 'saveState'> & {
  readonly rid: number;
  readonly tags: string;
  readonly unsent: number;
};

const select = `
  select c.rid, c.id, c.number, c.subject, c.status, c.priority, c.type, customer.name as customerName, c.assigneeId,
    agent.name as assigneeName, coalesce(team.name, '') as teamName, c.tags, c.openedAt, c.lastActivityAt,
    c.channel, c.solvedAt, c.awaitingSince, c.escalationLevel,
    (select count(*) from conflict where conflict.caseId = c.id and conflict.state = 'open') as openConflicts,
    ${unsentSql('case', 'c')} as unsent
  from json_each(?) page
  cross join "case" c on c.rid = page.value
  left join customer on customer.id = c.customerId
  left join agent on agent.id = c.assigneeId
  left join team on team.id = c.teamId`;

/** The rows of a list, in the order of `rids`. */
export function caseRows(db: ReplicaReader, rids: readonly number[]): CaseRow[] {
  const rows = new Map<number, CaseRow>();
  for (const { rid, unsent, tags, ...row } of sql(db, select).all<StoredCaseRow>(JSON.stringify(rids)))
    rows.set(rid, { ...row, tags: JSON.parse(tags) as string[], saveState: saveStateOf(unsent) });
  return rids.flatMap((rid) => rows.get(rid) ?? []);
}

/** The rows of the cases that this device holds, in the order of `ids`. */
export function caseRowsOf(db: ReplicaReader, ids: readonly string[]): CaseRow[] {
  const held = sql(db, 'select c.rid from json_each(?) asked cross join "case" c on c.id = asked.value');
  const rids = held.all<{ rid: number }>(JSON.stringify(ids)).map(({ rid }) => rid);
  const rows = new Map<string, CaseRow>(caseRows(db, rids).map((row) => [row.id, row]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

import type { CaseRow } from '#domain/contract/ipc/case-row.ts';
import type { DeadlineView } from '#domain/contract/ipc/clock-views.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { livingSql } from '../search/goes-on.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

type StoredCaseRow = Omit<CaseRow, 'tags' | 'saveState' | 'deadline'> & {
  readonly clock: DeadlineView['kind'] | null;
  readonly dueAt: number | null;
  readonly warnAt: number | null;
  readonly leftMs: number;
  readonly inOutage: number;
  readonly rid: number;
  readonly tags: string;
  readonly unsent: number;
};

const select = `
  select c.rid, c.id, c.number, c.subject, c.status, c.priority, c.type, customer.name as customerName, c.assigneeId,
    agent.name as assigneeName, coalesce(team.name, '') as teamName, c.tags, c.openedAt, c.lastActivityAt,
    c.channel, c.solvedAt, c.awaitingSince, c.escalationLevel,
    deadline.kind as clock, deadline.dueAt, deadline.warnAt, deadline.leftMs, deadline.inOutage,
    (select count(*) from conflict where conflict.caseId = c.id and conflict.state = 'open') as openConflicts,
    ${unsentSql('case', 'c')} as unsent
  from json_each(?) page
  cross join "case" c on c.rid = page.value
  left join customer on customer.id = ${livingSql('c.customerId')}
  left join deadline on deadline.caseId = c.id
  left join agent on agent.id = c.assigneeId
  left join team on team.id = c.teamId`;

/** The rows of a list, in the order of `rids`. */
export function caseRows(db: ReplicaReader, rids: readonly number[]): CaseRow[] {
  const rows = new Map<number, CaseRow>();
  for (const stored of sql(db, select).all<StoredCaseRow>(JSON.stringify(rids))) {
    const { rid, unsent, tags, clock: kind, dueAt, warnAt, leftMs, inOutage, ...row } = stored;
    const deadline = kind === null ? null : { kind, dueAt, warnAt, leftMs, inOutage: inOutage !== 0 };
    rows.set(rid, { ...row, tags: JSON.parse(tags) as string[], saveState: saveStateOf(unsent), deadline });
  }
  return rids.flatMap((rid) => rows.get(rid) ?? []);
}

/** The rows of the cases that this device holds, in the order of `ids`. */
export function caseRowsOf(db: ReplicaReader, ids: readonly string[]): CaseRow[] {
  const held = sql(db, 'select c.rid from json_each(?) asked cross join "case" c on c.id = asked.value');
  const rids = held.all<{ rid: number }>(JSON.stringify(ids)).map(({ rid }) => rid);
  const rows = new Map<string, CaseRow>(caseRows(db, rids).map((row) => [row.id, row]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

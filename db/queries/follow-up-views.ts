import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import type { Me } from './me.ts';
import { withAbsorbed } from './merged-cases.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

type StoredFollowUp = Omit<FollowUpView, 'saveState'> & { readonly unsent: number };

const select = `
  select t.id, t.caseId, c.number as caseNumber, c.subject as caseSubject,
    coalesce(t.customerId, c.customerId) as customerId, customer.name as customerName,
    (select point.value ->> 'value' from json_each(customer.contactPoints) point
      where point.value ->> 'kind' = 'phone' limit 1) as customerPhone,
    t.ownerId, coalesce(agent.name, '') as ownerName, t.kind, t.dueAt, t.promise, t.status, t.outcome, t.outcomeNote,
    t.completedAt, ${unsentSql('followUp', 't')} as unsent
  from followUp t
  left join "case" c on c.id = t.caseId
  left join customer on customer.id = coalesce(t.customerId, c.customerId)
  left join agent on agent.id = t.ownerId`;

function followUps(db: ReplicaReader, rest: string, ...values: SqlValue[]): FollowUpView[] {
  return sql(db, `${select} ${rest}`)
    .all<StoredFollowUp>(...values)
    .map(({ unsent, ...followUp }) => ({ ...followUp, saveState: saveStateOf(unsent) }));
}

/** Open promises, the first due first; or kept ones, the last kept first. */
export function listFollowUps(
  db: ReplicaReader,
  asked: { readonly owner: 'me' | 'everyone'; readonly status: 'open' | 'done'; readonly limit: number },
  me: Me,
): FollowUpView[] {
  const owner = asked.owner === 'me' ? 't.ownerId = ? and' : '';
  const values = asked.owner === 'me' ? [me.agentId] : [];
  const rest =
    asked.status === 'open'
      ? `where ${owner} t.status = 'open' order by t.dueAt limit ?`
      : `where ${owner} t.status = 'done' order by t.completedAt desc limit ?`;
  return followUps(db, rest, ...values, asked.limit);
}

/** With those of the cases that were merged into it: what was promised there is kept here. */
export function followUpsOfCase(db: ReplicaReader, caseId: string): FollowUpView[] {
  return withAbsorbed(db, caseId)
    .flatMap((id) => followUps(db, 'where t.caseId = ? order by t.dueAt', id))
    .toSorted((a, b) => a.dueAt - b.dueAt);
}

/** The latest first. */
export function followUpsOfCustomer(db: ReplicaReader, customerId: string, limit: number): FollowUpView[] {
  return followUps(db, 'where t.customerId = ? order by t.dueAt desc limit ?', customerId, limit);
}

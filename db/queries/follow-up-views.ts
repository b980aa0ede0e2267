import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import { livingSql, ofCustomer } from '../search/goes-on.ts';
import type { Me } from './me.ts';
import { withAbsorbed } from './merged-cases.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

type StoredFollowUp = Omit<FollowUpView, 'saveState' | 'teamId' | 'attempts' | 'repeat'> & {
  readonly unsent: number;
  readonly scope: Scope;
  readonly attempts: string;
  readonly repeat: string | null;
};

const living = livingSql('coalesce(t.customerId, c.customerId)');

const select = `
  select t.id, t.caseId, c.number as caseNumber, c.subject as caseSubject,
    ${living} as customerId, customer.name as customerName,
    (select point.value ->> 'value' from json_each(customer.contactPoints) point
      where point.value ->> 'kind' = 'phone' limit 1) as customerPhone,
    t.ownerId, coalesce(agent.name, '') as ownerName, t.kind, t.dueAt, t.promise, t.status, t.outcome, t.outcomeNote,
    t.completedAt, ${unsentSql('followUp', 't')} as unsent
  from followUp t
  left join "case" c on c.id = t.caseId
  left join customer on customer.id = ${living}
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
  const of = ofCustomer(db, customerId, 't.customerId');
  return followUps(db, `where ${of.sql} order by t.dueAt desc limit ?`, of.value, limit);
}

/** What this customer was promised and is not kept yet, the first due first. */
export function openPromisesOfCustomer(db: ReplicaReader, customerId: string, limit: number): FollowUpView[] {
  const of = ofCustomer(db, customerId, 't.customerId');
  return followUps(db, `where ${of.sql} and t.status = 'open' order by t.dueAt limit ?`, of.value, limit);
}

import type { FollowUpsAsked, FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import type { Attempt } from '#domain/model/follow-up-fields.ts';
import type { TeamId } from '#domain/model/ids.ts';
import type { RepeatRule } from '#domain/model/repeat-rule.ts';
import { type Scope, teamOf, teamScope } from '#domain/model/scope.ts';
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
    t.completedAt, t.attempts, t."repeat", scope.name as scope, ${unsentSql('followUp', 't')} as unsent
  from followUp t
  join scope on scope.sid = t.scope
  left join "case" c on c.id = t.caseId
  left join customer on customer.id = ${living}
  left join agent on agent.id = t.ownerId`;

function followUps(db: ReplicaReader, rest: string, ...values: SqlValue[]): FollowUpView[] {
  return sql(db, `${select} ${rest}`)
    .all<StoredFollowUp>(...values)
    .map(({ unsent, scope, attempts, repeat, ...followUp }) => ({
      ...followUp,
      // Promises are a team's, always.
      teamId: teamOf(scope) ?? ('' as TeamId),
      attempts: (JSON.parse(attempts) as Attempt[]).map(({ at }) => at),
      repeat: repeat === null ? null : (JSON.parse(repeat) as RepeatRule),
      saveState: saveStateOf(unsent),
    }));
}

/** Open promises, the first due first; or those kept and called off, the last first. */
export function listFollowUps(db: ReplicaReader, asked: FollowUpsAsked, me: Me): FollowUpView[] {
  const { owner, status, teamId, from, to, limit } = asked;
  const conditions: string[] = [status === 'open' ? `t.status = 'open'` : `t.status <> 'open'`];
  const values: SqlValue[] = [];
  const wants = (condition: string, value: SqlValue) => {
    conditions.push(condition);
    values.push(value);
  };
  if (owner === 'me') wants('t.ownerId = ?', me.agentId);
  if (teamId !== null) wants('scope.name = ?', teamScope(teamId));
  if (from !== null) wants('t.dueAt >= ?', from);
  if (to !== null) wants('t.dueAt < ?', to);
  const order = status === 'open' ? 't.dueAt' : 't.completedAt desc';
  return followUps(db, `where ${conditions.join(' and ')} order by ${order} limit ?`, ...values, limit);
}

/** How many promises are open. */
export function countOpenFollowUps(db: ReplicaReader, owner: 'me' | 'everyone', me: Me): number {
  const mine = owner === 'me' ? 'and ownerId = ?' : '';
  const counted = sql(db, `select count(*) as count from followUp where status = 'open' ${mine}`);
  const values = owner === 'me' ? [me.agentId] : [];
  return counted.get<{ count: number }>(...values)?.count ?? 0;
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

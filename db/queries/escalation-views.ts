import type { EscalationsAsked, EscalationView } from '#domain/contract/ipc/cooperation-views.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import type { SqlValue } from '../connection/statement.ts';
import type { Me } from './me.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

type Stored = Omit<EscalationView, 'saveState'> & { readonly unsent: number };

const select = `
  select t.id, t.caseId, c.number as caseNumber, c.subject as caseSubject, t.level, t.reason, t.raisedBy,
    raiser.name as raisedByName, rule.name as ruleName, t.raisedAt, t.toAgentId, receiver.name as toAgentName, t.toTeamId,
    team.name as toTeamName, t.dueAt, t.state, taker.name as acknowledgedByName, t.acknowledgedAt,
    ${unsentSql('escalation', 't')} as unsent
  from escalation t
  join "case" c on c.id = t.caseId
  left join agent raiser on raiser.id = t.raisedBy
  left join agent receiver on receiver.id = t.toAgentId
  left join agent taker on taker.id = t.acknowledgedBy
  left join definition rule on rule.id = t.ruleId
  left join team on team.id = t.toTeamId`;

function escalations(db: ReplicaReader, rest: string, ...values: SqlValue[]): EscalationView[] {
  return sql(db, `${select} ${rest}`)
    .all<Stored>(...values)
    .map(({ unsent, ...escalation }) => ({ ...escalation, saveState: saveStateOf(unsent) }));
}

/** Open ones, those nobody took up first and the highest first among them; or ended ones, the newest first. */
export function listEscalations(db: ReplicaReader, { box, state, limit }: EscalationsAsked, me: Me): EscalationView[] {
  const forMe = box === 'for-me' ? '(t.toAgentId = ? or t.toTeamId in (select value from json_each(?))) and' : '';
  const values = box === 'for-me' ? [me.agentId, JSON.stringify(me.teamIds)] : [];
  const rest =
    state === 'open'
      ? `where ${forMe} t.state <> 'ended' order by t.state = 'raised' desc, t.level desc, t.raisedAt, t.id limit ?`
      : `where ${forMe} t.state = 'ended' order by t.raisedAt desc, t.id limit ?`;
  return escalations(db, rest, ...values, limit);
}

/** Those on the case, the newest first. */
export function escalationsOfCase(db: ReplicaReader, caseId: string): EscalationView[] {
  return escalations(db, 'where t.caseId = ? order by t.raisedAt desc, t.id', caseId);
}

/** Those that nobody took up yet, the highest first and the oldest among them. */
export function unacknowledgedEscalations(db: ReplicaReader): EscalationView[] {
  return escalations(db, `where t.state = 'raised' order by t.level desc, t.raisedAt, t.id limit 200`);
}

import type { CooperationCounts } from '#domain/contract/ipc/cooperation-views.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { type Me, myTeams } from './me.ts';

/** What waits for this agent: an answer they owe, an escalation nobody took up, a compensation to approve. */
export function countCooperation(db: ReplicaReader, me: Me): CooperationCounts {
  const teams = JSON.stringify(myTeams(db, me));
  const handoffs = sql(
    db,
    `select count(*) as count from handoff t where t.state in ('asked', 'accepted') and (t.toAgentId = ?
       or (t.state = 'asked' and t.toTeamId in (select value from json_each(?))))`,
  );
  const escalations = sql(
    db,
    `select count(*) as count from escalation t where t.state = 'raised'
       and (t.toAgentId = ? or t.toTeamId in (select value from json_each(?)))`,
  );
  const approvals = sql(db, `select count(*) as count from compensation t where t.state = 'asked'`);
  const count = (found: { readonly count: number } | undefined) => found?.count ?? 0;
  return {
    handoffs: count(handoffs.get<{ count: number }>(me.agentId, teams)),
    escalations: count(escalations.get<{ count: number }>(me.agentId, JSON.stringify(me.teamIds))),
    approvals: me.role === 'agent' ? 0 : count(approvals.get<{ count: number }>()),
  };
}

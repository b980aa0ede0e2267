import { AppError } from '#domain/contract/failure.ts';
import type { KnowledgeRole, Role } from '#domain/model/choices.ts';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import { type Scope, teamScope } from '#domain/model/scope.ts';
import { type Actor, isLead, mayEditKnowledge } from '#domain/rules/rights.ts';
import { rows, type Sql } from '../sql/statement.ts';

export interface KnownAgent extends Actor {
  readonly active: boolean;
}

interface AgentRow {
  readonly id: AgentId;
  readonly role: Role;
  readonly team_ids: readonly TeamId[];
  readonly active: boolean;
  readonly knowledge_role: KnowledgeRole;
}

/** The agent's rights as of now. */
export async function agentNow(db: Sql, workspaceId: string, agentId: string): Promise<KnownAgent> {
  const [found] = await rows<AgentRow>(
    db,
    'select id, role, team_ids, active, knowledge_role from agent where workspace_id = $1 and id = $2',
    [workspaceId, agentId],
  );
  if (!found) throw new AppError('session-expired', 'The agent of this session is gone.');
  const { id, role, active, team_ids: teamIds, knowledge_role: knowledgeRole } = found;
  return { id, role, teamIds, active, knowledgeRole };
}

/** The scopes whose rows the agent may hold, the workspace first. */
export async function visibleScopes(db: Sql, workspaceId: string, agent: Actor): Promise<readonly Scope[]> {
  const teams = (await visibleTeams(db, workspaceId, agent)).map(teamScope);
  const editors: readonly Scope[] = mayEditKnowledge(agent) ? ['editors'] : [];
  return isLead(agent) ? ['workspace', 'leads', ...editors, ...teams] : ['workspace', ...editors, ...teams];
}

export async function visibleTeams(db: Sql, workspaceId: string, agent: Actor): Promise<readonly TeamId[]> {
  if (!isLead(agent)) return [...agent.teamIds].sort();
  const teams = await rows<{ id: TeamId }>(db, 'select id from team where workspace_id = $1 order by id', [
    workspaceId,
  ]);
  return teams.map(({ id }) => id);
}

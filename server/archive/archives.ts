import { AppError } from '#domain/contract/failure.ts';
import { archiveScope, type Scope } from '#domain/model/scope.ts';
import type { Session } from '../auth/session.ts';
import { agentNow, type KnownAgent, visibleTeams } from '../pull/visible-scopes.ts';
import type { Sql } from '../sql/statement.ts';

/** The agent behind the session. Throws `inactive` for one who has left. */
export async function activeAgent(tx: Sql, workspaceId: string, { agentId }: Session): Promise<KnownAgent> {
  const agent = await agentNow(tx, workspaceId, agentId);
  if (!agent.active) throw new AppError('inactive', 'This agent has left.');
  return agent;
}

/** The archives the agent may look into: those of the teams they may see. */
export async function visibleArchives(tx: Sql, workspaceId: string, agent: KnownAgent): Promise<readonly Scope[]> {
  return (await visibleTeams(tx, workspaceId, agent)).map(archiveScope);
}

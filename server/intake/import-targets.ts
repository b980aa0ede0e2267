import type { Role } from '#domain/model/choices.ts';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import { rows, type Sql } from '../sql/statement.ts';

/** The team of that name; without a name, the oldest one. */
export async function teamNamed(tx: Sql, workspaceId: string, name?: string): Promise<TeamId | undefined> {
  const [team] = await rows<{ id: TeamId }>(
    tx,
    'select id from team where workspace_id = $1 and ($2::text is null or name = $2) order by id limit 1',
    [workspaceId, name ?? null],
  );
  return team?.id;
}

interface Assignable {
  readonly id: AgentId;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly teamIds: readonly TeamId[];
}

/** Finds an agent by login or name among those who may work in the team; a login goes before a name. */
export async function assigneeFinder(
  tx: Sql,
  workspaceId: string,
  team: TeamId,
): Promise<(name: string | null) => AgentId | null> {
  const agents = await rows<Assignable>(
    tx,
    `select id, login, name, role, team_ids as "teamIds" from agent
     where workspace_id = $1 and active order by id`,
    [workspaceId],
  );
  const members = agents.filter(({ role, teamIds }) => role !== 'agent' || teamIds.includes(team));
  return (name) => {
    if (name === null) return null;
    const wanted = name.trim().toLowerCase();
    const found =
      members.find((agent) => agent.login.toLowerCase() === wanted) ??
      members.find((agent) => agent.name.toLowerCase() === wanted);
    return found?.id ?? null;
  };
}

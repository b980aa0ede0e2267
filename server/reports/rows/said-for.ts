import type { AgentId, TeamId } from '#domain/model/ids.ts';
import { askedBy } from '#domain/rules/case-query/asked-by.ts';
import type { CaseCondition } from '#domain/rules/case-query/condition.ts';
import type { Actor } from '#domain/rules/rights.ts';
import { rows, type Sql } from '../../sql/statement.ts';

/** Conditions with what they say of whoever asks said of the person: a lead or admin who is in no team looks after all of them. */
export async function saidFor(
  tx: Sql,
  workspaceId: string,
  { id, role, teamIds }: Actor,
  conditions: readonly CaseCondition[],
): Promise<readonly CaseCondition[]> {
  const all = await rows<{ id: TeamId }>(tx, 'select id from team where workspace_id = $1 order by id', [workspaceId]);
  const teams = teamIds.length > 0 || role === 'agent' ? teamIds : all.map((team) => team.id);
  const people = await rows<{ id: AgentId; team_ids: readonly TeamId[] }>(
    tx,
    'select id, team_ids from agent where workspace_id = $1 order by id',
    [workspaceId],
  );
  const mates = people.filter((person) => person.team_ids.some((team) => teams.includes(team)));
  return askedBy({ id, teamIds: teams, mates: mates.map((mate) => mate.id) }, conditions);
}

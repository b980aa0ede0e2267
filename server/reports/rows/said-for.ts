import type { AgentId, TeamId } from '#domain/model/ids.ts';
import { askedBy } from '#domain/rules/case-query/asked-by.ts';
import type { CaseCondition } from '#domain/rules/case-query/condition.ts';
import { type Actor, looksAfterAll } from '#domain/rules/rights.ts';
import { rows, type Sql } from '../../sql/statement.ts';

/** Conditions with what they say of whoever asks said of the person. */
export async function saidFor(
  tx: Sql,
  workspaceId: string,
  actor: Actor,
  conditions: readonly CaseCondition[],
): Promise<readonly CaseCondition[]> {
  const teams = looksAfterAll(actor) ? await allTeams(tx, workspaceId) : actor.teamIds;
  const people = await rows<{ id: AgentId; team_ids: readonly TeamId[] }>(
    tx,
    'select id, team_ids from agent where workspace_id = $1 order by id',
    [workspaceId],
  );
  const mates = people.filter((person) => person.team_ids.some((team) => teams.includes(team)));
  return askedBy({ id: actor.id, teamIds: teams, mates: mates.map((mate) => mate.id) }, conditions);
}

async function allTeams(tx: Sql, workspaceId: string): Promise<readonly TeamId[]> {
  const found = await rows<{ id: TeamId }>(tx, 'select id from team where workspace_id = $1 order by id', [
    workspaceId,
  ]);
  return found.map(({ id }) => id);
}

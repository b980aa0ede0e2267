import { AppError } from '#domain/contract/failure.ts';
import type { AddAgentRequest } from '#domain/contract/wire/people.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import { setPassword } from '../auth/passwords.ts';
import { type Clock, newId } from '../clock.ts';
import { writeRecords } from '../records/write-records.ts';
import { isDuplicate } from '../sql/errors.ts';
import { rows, type Sql } from '../sql/statement.ts';

export interface People {
  readonly workspaceId: string;
  readonly clock: Clock;
}

/** A new agent with a first password. Throws `exists` for a taken login, `not-found` for an unknown team. */
export async function addAgent(tx: Sql, { workspaceId, clock }: People, asked: AddAgentRequest): Promise<AgentId> {
  const { login, name, role, password } = asked;
  const teamIds = [...new Set(asked.teamIds)];
  const teams = await rows(tx, 'select id from team where workspace_id = $1 and id = any($2::uuid[])', [
    workspaceId,
    teamIds,
  ]);
  if (teams.length < teamIds.length) throw new AppError('not-found', 'One of the teams does not exist.');
  const id = newId(clock) as AgentId;
  const fields: FieldsOf<'agent'> = { login, name, role, teamIds, active: true };
  await writeRecords(tx, workspaceId, [{ collection: 'agent', id, scope: 'workspace', rev: 0, fields }]).catch(
    (error: unknown) => {
      throw isDuplicate(error) ? new AppError('exists', 'This login is taken.') : error;
    },
  );
  await setPassword(tx, workspaceId, id, password, clock);
  return id;
}

export async function addTeam(tx: Sql, { workspaceId, clock }: People, name: string): Promise<TeamId> {
  const id = newId(clock) as TeamId;
  const fields: FieldsOf<'team'> = { name };
  await writeRecords(tx, workspaceId, [{ collection: 'team', id, scope: 'workspace', rev: 0, fields }]);
  return id;
}

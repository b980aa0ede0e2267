import { AppError } from '#domain/contract/failure.ts';
import type { AddAgentRequest, KnowledgeRoleRequest } from '#domain/contract/wire/people.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import { setPassword } from '../auth/passwords.ts';
import { type Clock, newId } from '../clock.ts';
import { flush } from '../records/flush.ts';
import { WorkingSet } from '../records/working-set.ts';
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
  const fields: FieldsOf<'agent'> = { login, name, role, teamIds, active: true, knowledgeRole: 'none' };
  await writeRecords(tx, workspaceId, [{ collection: 'agent', id, scope: 'workspace', rev: 0, fields }]).catch(
    (error: unknown) => {
      throw isDuplicate(error) ? new AppError('exists', 'This login is taken.') : error;
    },
  );
  await setPassword(tx, workspaceId, id, password, clock);
  return id;
}

/** What an agent may do in the knowledge base. Their devices are sent the drafts, or let go of them, at the next pull. */
export async function setKnowledgeRole(
  tx: Sql,
  { workspaceId }: People,
  { agentId, knowledgeRole }: KnowledgeRoleRequest,
): Promise<void> {
  const set = new WorkingSet(tx, workspaceId);
  const self = { collection: 'agent' as const, id: agentId };
  await set.load([self]);
  const held = set.get(self);
  if (!held) throw new AppError('not-found', 'This agent does not exist.');
  const { record, origins } = held;
  if (record.fields.knowledgeRole === knowledgeRole) return;
  set.put({ record: { ...record, rev: record.rev + 1, fields: { ...record.fields, knowledgeRole } }, origins });
  await flush(tx, workspaceId, set.writes());
}

export async function addTeam(tx: Sql, { workspaceId, clock }: People, name: string): Promise<TeamId> {
  const id = newId(clock) as TeamId;
  const fields: FieldsOf<'team'> = { name };
  await writeRecords(tx, workspaceId, [{ collection: 'team', id, scope: 'workspace', rev: 0, fields }]);
  return id;
}

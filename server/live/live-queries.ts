import type { KnowledgeRole, Role } from '#domain/model/choices.ts';
import type { AgentId, CaseId, TeamId } from '#domain/model/ids.ts';
import type { Scope } from '#domain/model/scope.ts';
import type { Actor } from '#domain/rules/rights.ts';
import { rows, type Sql } from '../sql/statement.ts';

/** Of the scopes that devices hold: archives are nobody's. */
export async function scopeVersions(db: Sql, workspaceId: string): Promise<ReadonlyMap<string, number>> {
  const found = await rows<{ scope: string; ver: number }>(
    db,
    "select scope, ver from scope where workspace_id = $1 and scope not like '%:archive' order by scope",
    [workspaceId],
  );
  return new Map(found.map(({ scope, ver }) => [scope, ver]));
}

/** Those of the agents who are still active, with their rights as of now. */
export async function liveAgents(
  db: Sql,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Actor>> {
  const found = await rows<{ id: AgentId; role: Role; teamIds: readonly TeamId[]; knowledgeRole: KnowledgeRole }>(
    db,
    `select id, role, team_ids as "teamIds", knowledge_role as "knowledgeRole" from agent
     where workspace_id = $1 and id = any($2::uuid[]) and active`,
    [workspaceId, [...ids]],
  );
  return new Map(found.map((agent) => [agent.id, agent]));
}

/** Those of the sessions that have not ended. */
export async function liveSessions(
  db: Sql,
  workspaceId: string,
  tokenHashes: readonly string[],
  now: number,
): Promise<ReadonlySet<string>> {
  const found = await rows<{ hash: string }>(
    db,
    `select token_hash as hash from session
     where workspace_id = $1 and token_hash = any($2::text[]) and expires_at >= $3`,
    [workspaceId, [...tokenHashes], now],
  );
  return new Set(found.map(({ hash }) => hash));
}

/** The scopes that cases have now; cases that do not exist are left out. */
export async function caseScopes(
  db: Sql,
  workspaceId: string,
  ids: readonly CaseId[],
): Promise<ReadonlyMap<CaseId, Scope>> {
  const found = await rows<{ id: CaseId; scope: Scope }>(
    db,
    'select id, scope from "case" where workspace_id = $1 and id = any($2::uuid[])',
    [workspaceId, [...ids]],
  );
  return new Map(found.map(({ id, scope }) => [id, scope]));
}

import type { KnowledgeRole, Role } from '../model/choices.ts';
import type { AgentId, TeamId } from '../model/ids.ts';
import { liveScope, type Scope, teamScope } from '../model/scope.ts';

/** Who a command acts for, as the deciding side knows it now (not as it was when the command was made). */
export interface Actor {
  readonly id: AgentId;
  readonly role: Role;
  readonly teamIds: readonly TeamId[];
  /** None when left out. */
  readonly knowledgeRole?: KnowledgeRole;
}

/** Leads and admins see every team; agents see their own, with its archive, and what their knowledge role lets them write. */
export function maySee(actor: Actor, scope: Scope): boolean {
  if (scope === 'workspace') return true;
  if (actor.role !== 'agent') return true;
  if (scope === 'editors') return mayEditKnowledge(actor);
  return actor.teamIds.some((team) => liveScope(scope) === teamScope(team));
}

export function mayWorkIn(actor: Actor, team: TeamId): boolean {
  return maySee(actor, teamScope(team));
}

export function isLead(actor: Actor): boolean {
  return actor.role === 'lead' || actor.role === 'admin';
}

/** Who is in no team themselves and looks after all of them: "my team" is every team then. */
export function looksAfterAll(actor: Pick<Actor, 'role' | 'teamIds'>): boolean {
  return actor.teamIds.length === 0 && actor.role !== 'agent';
}

export function mayApproveKnowledge(actor: Pick<Actor, 'role' | 'knowledgeRole'>): boolean {
  return actor.role !== 'agent' || actor.knowledgeRole === 'approver';
}

/** Whether they write drafts; what they write becomes an article once somebody who may approve it did. */
export function mayEditKnowledge(actor: Pick<Actor, 'role' | 'knowledgeRole'>): boolean {
  return mayApproveKnowledge(actor) || actor.knowledgeRole === 'editor';
}

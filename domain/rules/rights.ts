import type { Role } from '../model/choices.ts';
import type { AgentId, TeamId } from '../model/ids.ts';
import { liveScope, type Scope, teamScope } from '../model/scope.ts';

/** Who a command acts for, as the deciding side knows it now (not as it was when the command was made). */
export interface Actor {
  readonly id: AgentId;
  readonly role: Role;
  readonly teamIds: readonly TeamId[];
}

/** Leads and admins see every team; agents see their own, with its archive. */
export function maySee(actor: Actor, scope: Scope): boolean {
  if (scope === 'workspace') return true;
  if (actor.role !== 'agent') return true;
  return actor.teamIds.some((team) => liveScope(scope) === teamScope(team));
}

export function mayWorkIn(actor: Actor, team: TeamId): boolean {
  return maySee(actor, teamScope(team));
}

export function isLead(actor: Actor): boolean {
  return actor.role === 'lead' || actor.role === 'admin';
}

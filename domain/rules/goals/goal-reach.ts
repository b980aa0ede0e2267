import type { GoalSubject } from '../../model/goal-fields.ts';
import type { AgentId, TeamId } from '../../model/ids.ts';
import type { FactFilters } from '../metrics/figure.ts';
import { type Actor, isLead } from '../rights.ts';

interface Goal {
  readonly subject: GoalSubject;
  readonly teamId: TeamId | null;
  readonly agentId: AgentId | null;
}

/** Leads see every goal; agents the workspace's, those of their teams, and of people's only their own. */
export function maySeeGoal(actor: Actor, { subject, teamId, agentId }: Goal): boolean {
  if (isLead(actor) || subject === 'workspace') return true;
  return subject === 'agent' ? agentId === actor.id : teamId !== null && actor.teamIds.includes(teamId);
}

/** Whether the person's device holds all the work that the goal is of: an agent's holds that of their teams. */
export function holdsWorkOf(actor: Actor, { subject }: Goal): boolean {
  return subject !== 'workspace' || isLead(actor);
}

/** The work that counts: an agent's own wherever they did it. */
export function goalFilters({ subject, teamId, agentId }: Goal): FactFilters {
  if (subject === 'workspace') return {};
  return subject === 'team' ? { teamId: [teamId] } : { agentId: [agentId] };
}

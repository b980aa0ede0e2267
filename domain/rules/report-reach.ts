import type { FactFilters } from './metrics/figure.ts';
import type { Actor } from './rights.ts';

/** Whose work figures are counted from: an admin's are of everybody, a lead's of their teams, an agent's of their own. */
export type ReportReach = 'all' | 'teams' | 'own';

export function reportReach({ role }: Pick<Actor, 'role'>): ReportReach {
  if (role === 'admin') return 'all';
  return role === 'lead' ? 'teams' : 'own';
}

/** No fact has it. */
const nothing = [''] as const;

/** The filters with what lies beyond the person's reach taken out of them: what remains empty lets nothing pass. */
export function withinReach(actor: Actor, filters: FactFilters): FactFilters {
  const reach = reportReach(actor);
  if (reach === 'all') return filters;
  const [dimension, allowed] =
    reach === 'teams' ? (['teamId', actor.teamIds] as const) : (['agentId', [actor.id]] as const);
  const asked = filters[dimension] ?? [];
  const within = asked.length === 0 ? allowed : allowed.filter((value) => asked.includes(value));
  return { ...filters, [dimension]: within.length === 0 ? nothing : within };
}

/** Whether what goes on with a colleague is within the person's reach; of everybody, their own is. */
export function reachesPerson(actor: Actor, { id, teamIds }: Pick<Actor, 'id' | 'teamIds'>): boolean {
  const reach = reportReach(actor);
  if (reach === 'all' || id === actor.id) return true;
  return reach === 'teams' && teamIds.some((team) => actor.teamIds.includes(team));
}
